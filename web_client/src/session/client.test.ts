// @vitest-environment happy-dom

import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Http } from "../../tests/page";
import { AT, chatOf, load, messageOf, pass, QUIET, settled } from "../../tests/page";
import { CLOSE } from "../wire/wire";

async function page(http: Http = {}) {
  const loaded = await load(http);
  return { ...loaded, client: await import("./client") };
}

let here: Awaited<ReturnType<typeof page>>;
beforeEach(async () => {
  here = await page();
});

const phase = () => here.store.phase.value;
const created = (seq: number) => ({ t: "message.created", chat: "c", seq, message: messageOf(seq) }) as const;

describe("a connection", () => {
  it("makes the page know the server's clock, whatever the device's says", async () => {
    await here.welcome({ now: AT + 3_600_000 });
    expect(here.store.now()).toBe(AT + 3_600_000);
    await pass(1_000);
    expect(here.store.now()).toBe(AT + 3_601_000);
    await here.push({ t: "day.changed", now: AT, day: QUIET });
    expect([here.store.now(), here.store.tick.value, here.store.quiet.value]).toEqual([AT, AT, true]);
  });

  it("lets everybody know who waits for it, each time", async () => {
    const live = vi.fn();
    here.client.whenLive(live);
    const waited = vi.fn();
    void here.client.untilLive().then(waited);
    await settled();
    expect(waited).not.toHaveBeenCalled();
    await here.welcome();
    await here.lose();
    await here.welcome();
    expect([live.mock.calls.length, waited.mock.calls.length]).toEqual([2, 1]);
    await here.client.untilLive();
  });

  it("comes back by itself, and resumes what is opened", async () => {
    await here.welcome();
    const { openChat } = await import("../features/chats/log");
    void openChat("c");
    const { snapshotOf } = await import("../../tests/page");
    await here.reply("chat.open", snapshotOf());
    await here.lose();
    expect([phase(), here.store.failures.value]).toEqual(["waiting", 1]);
    const before = here.socket();
    await pass(1_000);
    expect(here.socket()).not.toBe(before);
    here.socket().onopen?.();
    expect(here.socket().sent[0]).toMatchObject({ t: "hello", resume: { epoch: "e", chats: { c: 3 } } });
  });

  it("asks for a page of the new version when the server has another one", async () => {
    await here.welcome();
    await here.lose();
    await here.welcome();
    expect(here.store.outdated.value).toBe(false);
    await here.lose();
    await here.welcome({ version: "2" });
    expect(here.store.outdated.value).toBe(true);
  });

  it("forgets everything but who one is when the database is another one", async () => {
    await here.welcome();
    await here.lose(CLOSE.NEW_EPOCH);
    expect([here.store.state.value.epoch, here.store.chats.value.size, here.store.ready.value]).toEqual([
      null,
      0,
      true,
    ]);
  });

  it("is followed by the network and the screen", async () => {
    here.client.keepConnected();
    await here.welcome();
    dispatchEvent(new Event("offline"));
    expect(phase()).toBe("waiting");
    dispatchEvent(new Event("online"));
    expect(phase()).toBe("connecting");
    await here.lose();
    document.dispatchEvent(new Event("visibilitychange"));
    expect(phase()).toBe("connecting");
  });
});

describe("a connection that could not be opened", () => {
  const refused = async (http: Http) => {
    here = await page(http);
    here.session.start();
    await here.lose();
    await settled();
    return phase();
  };

  it("asks for a new sign-in only where the server says that one is signed out", async () => {
    expect(await refused({ "/api/me": [401, { code: "signed_out", message: "" }] })).toBe("signed_out");
    expect(await refused({ "/api/me": [200, {}] })).toBe("waiting");
    expect(await refused({ "/api/me": [503, { code: "unavailable", message: "" }] })).toBe("waiting");
    expect(await refused({ "/api/me": [502, "<html>"] })).toBe("waiting");
    expect(await refused({})).toBe("waiting");
  });
});

it("remembers that one is signed in from the first connection until one is not", async () => {
  const steps = [here.client.wasSignedIn()];
  await here.welcome();
  steps.push(here.client.wasSignedIn());
  await here.lose();
  steps.push(here.client.wasSignedIn());
  await here.welcome();
  await here.lose(4403);
  expect([...steps, here.client.wasSignedIn()]).toEqual([false, true, true, false]);
});

describe("a push", () => {
  it("changes the state, and is told to who listens", async () => {
    const told = vi.fn();
    here.client.whenTold(told);
    await here.welcome({ chats: [chatOf({ head: 3 })] });
    await here.push(created(4));
    expect([here.store.chats.value.get("c")?.head, here.store.unread.value]).toEqual([4, 1]);
    expect(told).toHaveBeenCalledOnce();
  });

  it("that shows a gap changes nothing, and ends the connection", async () => {
    const told = vi.fn();
    here.client.whenTold(told);
    await here.welcome();
    const socket = here.socket();
    await here.push(created(5));
    expect([phase(), socket.closed, told.mock.calls.length]).toEqual(["waiting", 1000, 0]);
    expect(here.store.chats.value.get("c")?.head).toBe(3);
  });

  it("that is an echo changes nothing", async () => {
    here.client.whenEchoed((push) => push.t === "settings.changed");
    await here.welcome();
    await here.push({ t: "settings.changed", settings: { theme: "dark" } });
    expect(here.store.state.value.settings).toEqual({});
  });
});

describe("what the page counts", () => {
  it("is new in one's own chats, not in those one looks into", async () => {
    await here.welcome({ chats: [chatOf({ unread: 2 }), chatOf({ id: "d", unread: 5, looking_in: true })] });
    expect(here.store.unread.value).toBe(2);
  });

  it("as evening is for staff only", async () => {
    await here.welcome({ day: QUIET });
    expect(here.store.isEvening.value).toBe(true);
    const person = { id: "katrin", name: "Katrin", kind: "customer" } as const;
    await here.lose();
    await here.welcome({ day: QUIET, me: { person, email: "", language: "de", address: "sie" } });
    expect([here.store.isEvening.value, here.store.quiet.value]).toEqual([false, true]);
  });
});
