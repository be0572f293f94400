// @vitest-environment happy-dom

import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { load, messageOf, pass, QUIET, settled, welcomeOf } from "../../../tests/page";
import type { Attachment } from "../files/uploading/attachments";

let here: Awaited<ReturnType<typeof page>>;

async function page() {
  const loaded = await load();
  const sending = await import("./sending");
  sending.startSending();
  return { ...loaded, ...sending };
}

beforeEach(async () => {
  vi.stubGlobal("indexedDB", new IDBFactory());
  here = await page();
});

const texts = () => here.store.pending.value.map(({ text }) => text);
const sentTexts = () => here.open("message.send").map(({ text }) => text);
const stored = async () => {
  const { openOutbox } = await import("../../session/outbox");
  return (await openOutbox().all("jana")).map(({ text, failed }) => (failed === undefined ? text : failed));
};

/** Looks until it is so: IndexedDB takes its turns. */
async function until(looks: () => boolean | Promise<boolean>): Promise<void> {
  for (let i = 0; i < 200 && !(await looks()); i++) await settled();
  expect(await looks()).toBe(true);
}

async function live(more = {}) {
  await here.welcome(more);
  await settled();
}

it("shows a message at once, keeps it until the server has it, and then until its event is there", async () => {
  await live();
  here.send("c", "Guten Tag", { replyTo: 2 });
  expect(texts()).toEqual(["Guten Tag"]);
  await until(async () => (await stored()).length === 1);
  await until(() => sentTexts().length === 1);
  const command = await here.reply("message.send", { seq: 4, at: 0 });
  expect(command).toMatchObject({ chat: "c", text: "Guten Tag", reply_to: 2 });
  await until(async () => (await stored()).length === 0);
  await until(() => here.store.pending.value[0]?.sent === 4);
  await here.push({
    t: "message.created",
    chat: "c",
    seq: 4,
    message: messageOf(4, { author: "jana", text: "Guten Tag" }),
  });
  expect(texts()).toEqual([]);
});

it("sends messages of a chat one after the other, those of another chat beside them", async () => {
  await live();
  for (const [chat, text] of [
    ["c", "eins"],
    ["c", "zwei"],
    ["d", "drei"],
  ] as const)
    here.send(chat, text);
  await until(() => sentTexts().length === 2);
  expect(sentTexts()).toEqual(["eins", "drei"]);
  await here.reply("message.send", { seq: 4, at: 0 });
  await until(() => sentTexts().includes("zwei"));
});

it("sends with the next connection what was written without one, under the same key", async () => {
  await live();
  here.send("c", "verloren");
  await until(() => sentTexts().length === 1);
  const first = here.open("message.send")[0]?.key;
  await here.lose();
  here.send("c", "offline");
  await live();
  await until(() => sentTexts().length === 1);
  expect((await here.reply("message.send", { seq: 4, at: 0 })).key).toBe(first);
  await until(() => sentTexts().length === 1);
  expect(sentTexts()).toEqual(["offline"]);
});

it("sends after a reload what was not acknowledged", async () => {
  await live();
  await here.lose();
  here.send("c", "noch da");
  await until(async () => (await stored()).length === 1);
  here = await page();
  await live();
  await until(() => sentTexts().length === 1);
  expect(texts()).toEqual(["noch da"]);
});

it("sends after a reload what was shown for a moment only", async () => {
  await live();
  await here.lose();
  vi.stubGlobal("indexedDB", { open: () => new EventTarget() }); // it takes its time
  here = await page();
  await live();
  await here.lose();
  here.send("c", "kaum geschrieben");
  const stayed = Object.entries(localStorage);
  vi.stubGlobal("indexedDB", new IDBFactory());
  here = await page();
  for (const [key, value] of stayed) localStorage.setItem(key, value);
  await live();
  await until(() => sentTexts().length === 1);
  expect(texts()).toEqual(["kaum geschrieben"]);
});

it("shows nobody the messages of somebody else", async () => {
  await live();
  await here.lose();
  here.send("c", "von Jana");
  await until(async () => (await stored()).length === 1);
  here = await page();
  const me = { ...welcomeOf().me, person: { ...welcomeOf().me.person, id: "milan" } };
  await live({ me });
  await settled();
  expect([texts(), sentTexts()]).toEqual([[], []]);
});

it("tries again what may pass, later each time, before the next message of the chat", async () => {
  await live();
  here.send("c", "eins");
  here.send("c", "zwei");
  await until(() => sentTexts().length === 1);
  await here.refuse("message.send", "too_many", { retryable: true, retry_after: 5_000 });
  await pass(4_900);
  expect(sentTexts()).toEqual([]);
  await pass(200);
  await until(() => sentTexts().length === 1);
  await here.refuse("message.send", "unavailable", { retryable: true });
  await pass(2_100);
  expect(sentTexts()).toEqual(["eins"]);
});

it("says once why nothing goes out when it was refused again and again, and goes on trying", async () => {
  const { toast } = await import("../../kit/toast");
  await live();
  here.send("c", "eins");
  const told: (string | undefined)[] = [];
  for (let tries = 0; tries < 4; tries++) {
    await until(() => sentTexts().length === 1);
    await here.refuse("message.send", "unavailable", { retryable: true });
    told.push(toast.value?.text);
    toast.value = null;
    await pass(1_000 * 2 ** tries);
  }
  await until(() => sentTexts().length === 1);
  const nothing = undefined;
  expect(told).toEqual([nothing, nothing, expect.stringContaining("Nein: unavailable"), nothing]);
});

it("gives up after the server's own fault only in the end, and says why", async () => {
  await live();
  here.send("c", "eins");
  for (let tries = 0; tries < 5; tries++) {
    await until(() => sentTexts().length === 1);
    await here.refuse("message.send", "internal", { retryable: true });
    await pass(1_000 * 2 ** tries);
  }
  expect([sentTexts(), here.store.pending.value[0]?.failed]).toEqual([[], "Nein: internal"]);
});

it("keeps what was refused until it is tried again or given up, and goes on with the next", async () => {
  await live();
  here.send("c", "eins");
  here.send("c", "zwei");
  await until(() => sentTexts().length === 1);
  const refused = await here.refuse("message.send", "not_allowed");
  await until(() => sentTexts().includes("zwei"));
  await until(async () => (await stored()).includes("Nein: not_allowed"));
  here.retry(refused.key);
  await here.reply("message.send", { seq: 4, at: 0 });
  await until(() => sentTexts().includes("eins"));
  expect(here.open("message.send")[0]?.key).not.toBe(refused.key);
  await here.refuse("message.send", "not_allowed");
  const [again] = here.store.pending.value.filter(({ failed }) => failed !== undefined);
  here.discard(again?.key ?? "");
  expect(texts()).not.toContain("eins");
  await until(async () => (await stored()).length === 0);
});

it("takes a held message for held", async () => {
  await live({ day: QUIET });
  here.send("c", "Guten Morgen");
  await until(() => sentTexts().length === 1);
  const held = { id: "h", chat: "c", act: "send", at: 0, release_at: 1, text: "Guten Morgen" } as const;
  await here.reply("message.send", { seq: 0, at: 0, held });
  await until(() => texts().length === 0);
  expect(here.store.held.value).toEqual([held]);
});

it("forgets a message that was sent to a chat that is gone", async () => {
  await live();
  here.send("c", "Tschüs");
  await until(() => sentTexts().length === 1);
  await here.reply("message.send", { seq: 4, at: 0 });
  await until(() => here.store.pending.value[0]?.sent === 4);
  await here.push({ t: "chat.removed", chat: "c" });
  expect(texts()).toEqual([]);
});

it("sends where the browser keeps nothing", async () => {
  vi.stubGlobal("indexedDB", {
    open: () => {
      throw new DOMException("forbidden", "SecurityError");
    },
  });
  here = await page();
  await live();
  here.send("c", "trotzdem");
  await until(() => sentTexts().length === 1);
  await here.lose();
  await live();
  await until(() => sentTexts().length === 1);
  expect(sentTexts()).toEqual(["trotzdem"]);
});

describe("a message with files", () => {
  const named = (all: readonly Attachment[]) => all.map(({ key, name }) => ({ key, name }));
  const attachedAs = async (...states: readonly Attachment["state"][]) => {
    const { attachments, changeAttachment } = await import("../files/uploading/attachments");
    const all = states.map((state, n) => ({
      key: `k${n}`,
      chat: "c",
      name: `${n}.txt`,
      size: 1,
      sent: 0,
      state,
      upload: `u${n}`,
    }));
    await import("../files/uploading/arrival"); // with all that uploads: fetched before the test looks
    attachments.value = all;
    return { files: named(all), change: changeAttachment, attachments };
  };

  it("waits until all have arrived, then names their uploads in its order", async () => {
    await live();
    const { files, change } = await attachedAs("done", "uploading");
    here.send("c", "", { files });
    here.send("c", "danach");
    await settled();
    expect(sentTexts()).toEqual([]);
    change("k1", { state: "done" });
    await until(() => sentTexts().length === 1);
    expect(here.open("message.send")[0]).toMatchObject({ text: "", files: ["u0", "u1"] });
    await here.reply("message.send", { seq: 4, at: 0 });
    await until(() => sentTexts().includes("danach"));
  });

  it("goes out alone before something is done to a task, which waits for the server", async () => {
    await live();
    await attachedAs("done");
    const { attachments, attachedTo } = await import("../files/uploading/attachments");
    attachments.value = attachments.value.map((one) =>
      one.dialog === undefined ? { ...one, act: "return" } : one,
    );
    const place = { chat: "c", act: "return" };
    expect([attachedTo({ chat: "c" }).length, attachedTo(place).length]).toEqual([0, 1]);
    const first = here.sendAttached(place, "", undefined);
    await until(() => sentTexts().length === 1);
    await here.refuse("message.send", "not_found");
    expect(await first).toBeTypeOf("string");
    expect([here.store.pending.value, attachedTo(place).length]).toEqual([[], 1]);
    const second = here.sendAttached(place, "", undefined);
    await until(() => sentTexts().length === 1);
    expect(here.open("message.send")[0]).toMatchObject({ text: "", files: ["u0"] });
    await here.reply("message.send", { seq: 4, at: 0 });
    expect(await second).toBeUndefined();
    expect(attachedTo(place)).toEqual([]);
    await here.lose();
    expect(await here.sendAttached(place, "", undefined)).toBeTypeOf("string");
  });

  it("says which one does not come, and tries that again with a press", async () => {
    await live();
    const { files, change, attachments } = await attachedAs("uploading");
    here.send("c", "Plan", { files });
    change("k0", { state: "failed", why: "Kein Platz" });
    await until(() => here.store.pending.value[0]?.failed === "0.txt: Kein Platz");
    expect(sentTexts()).toEqual([]);
    here.retry(here.store.pending.value[0]?.key ?? "");
    await until(() => attachments.value[0]?.state === "waiting");
    change("k0", { state: "done" });
    await until(() => sentTexts().length === 1);
    expect(here.open("message.send")[0]).toMatchObject({ text: "Plan", files: ["u0"] });
  });

  it("goes without those that will not come, where something is left of it", async () => {
    await live();
    const { files, change, attachments } = await attachedAs("done", "uploading");
    here.send("c", "", { files });
    change("k1", { state: "refused", why: "Zu groß" });
    await until(() => here.store.pending.value[0]?.failed !== undefined);
    const [one] = here.store.pending.value;
    expect(one && here.wrongFiles(one).map(({ key }) => key)).toEqual(["k1"]);
    here.retryWithoutWrong(one?.key ?? "");
    await until(() => sentTexts().length === 1);
    expect(here.open("message.send")[0]).toMatchObject({ text: "", files: ["u0"] });
    await until(() => attachments.value.length === 1);
    expect(one && here.wrongFiles({ ...one, files: files.slice(1) })).toEqual([]);
  });
});
