import { decode, encode } from "@msgpack/msgpack";
import { describe, expect, it } from "vitest";
import { ModelServer } from "../../tests/model_server";
import { CLOSE, CLOSE_CODES, type CommandFrame, type Push, type Resume, type Welcome } from "../wire/wire";
import { type Happening, meaningOfClose, type Phase, STEPS, step, waitBefore } from "./machine";
import { type Listener, Lost, Refusal, Session } from "./session";

/** Sockets and timers in the hand of the test. */
function world() {
  const sockets: { listener: Listener; sent: CommandFrame[]; closed: number | null }[] = [];
  const timers: { ms: number; act: () => void }[] = [];
  const heard = { welcomes: [] as Welcome[], pushes: [] as Push[], phases: [] as Phase[], forgotten: 0 };
  const here = { signedIn: true, resume: undefined as Resume | undefined };
  const session = new Session(
    {
      connect(listener) {
        const socket = { listener, sent: [] as CommandFrame[], closed: null as number | null };
        sockets.push(socket);
        return {
          send: (data) => void socket.sent.push(decode(data) as CommandFrame),
          close: (code) => {
            socket.closed = code;
          },
        };
      },
      later(ms, act) {
        const timer = { ms, act };
        timers.push(timer);
        return () => void timers.splice(timers.indexOf(timer), timers.includes(timer) ? 1 : 0);
      },
      random: () => 1,
      stillSignedIn: () => Promise.resolve(here.signedIn),
    },
    {
      resume: () => here.resume,
      welcome: (welcome) => void heard.welcomes.push(welcome),
      push: (push) => void heard.pushes.push(push),
      phase: (phase) => void heard.phases.push(phase),
      forget: () => void heard.forgotten++,
    },
  );
  const last = () => {
    const socket = sockets.at(-1);
    if (!socket) throw new Error("not connected");
    return socket;
  };
  const answer = (frame: unknown) => {
    const bytes = encode(frame);
    last().listener.received(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
  };
  async function live() {
    session.start();
    last().listener.opened();
    answer({ t: "ok", id: last().sent[0]?.id, result: new ModelServer().welcome() });
    await settled();
  }
  return { session, sockets, timers, heard, here, last, answer, live };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

describe("the machine", () => {
  const phases = Object.keys(STEPS) as Phase[];
  const happenings: Happening[] = ["start", "welcome", "lost", "refused", "signed_out", "due", "stop"];

  it("knows every cell of its table", () => {
    const table = phases.map((phase) => [phase, ...happenings.map((one) => step(phase, one))].join(" "));
    expect(table).toEqual([
      "idle connecting idle idle idle idle idle idle",
      "connecting connecting live waiting refused signed_out connecting idle",
      "live live live waiting refused signed_out live idle",
      "waiting connecting waiting waiting waiting signed_out connecting idle",
      "signed_out connecting signed_out signed_out signed_out signed_out signed_out idle",
      "refused connecting refused refused refused refused refused idle",
    ]);
  });

  it("follows the wire's table of close codes, and comes back after unknown ones", () => {
    for (const [code, { reconnect }] of Object.entries(CLOSE_CODES)) {
      expect(meaningOfClose(Number(code)) === "lost").toBe(reconnect);
    }
    expect(meaningOfClose(1006)).toBe("lost");
    expect(meaningOfClose(CLOSE.EXPIRED)).toBe("signed_out");
    expect(meaningOfClose(CLOSE.REVOKED)).toBe("signed_out");
    expect(meaningOfClose(CLOSE.BAD_FRAME)).toBe("refused");
  });

  it("waits longer after each failure, never beyond twenty seconds, and spread", () => {
    const waits = [0, 1, 2, 3, 4, 5, 6, 40].map((attempt) => waitBefore(attempt, 1006, () => 1));
    expect(waits).toEqual([400, 800, 1600, 3200, 6400, 12800, 20000, 20000]);
    expect(waitBefore(3, 1006, () => 0)).toBe(1600);
    expect(waitBefore(0, CLOSE.RESTART, () => 0.5)).toBe(2500);
    expect(waitBefore(0, CLOSE.FLOOD, () => 0.5)).toBe(30000);
  });
});

describe("a session", () => {
  it("says hello, becomes live, and pairs replies with commands", async () => {
    const { session, heard, last, answer, live } = world();
    await live();
    expect(session.phase).toBe("live");
    expect(heard.welcomes).toHaveLength(1);
    const asked = session.request({ t: "read.mark", chat: "c", seq: 1 });
    answer({ t: "ok", id: last().sent[1]?.id, result: {} });
    await expect(asked).resolves.toEqual({});
  });

  it("rejects with the server's words, and with Lost when the connection goes", async () => {
    const { session, last, answer, live } = world();
    await live();
    const refused = session.request({ t: "typing", chat: "c" });
    answer({ t: "error", id: last().sent[1]?.id, code: "not_found", message: "Das gibt es nicht." });
    await expect(refused).rejects.toThrow(Refusal);
    const lost = session.request({ t: "typing", chat: "c" });
    last().listener.closed(1006);
    await expect(lost).rejects.toThrow(Lost);
    expect(session.phase).toBe("waiting");
  });

  it("resumes after the wait with what it holds", async () => {
    const { sockets, timers, here, last, live } = world();
    await live();
    here.resume = { epoch: "e", chats: { c: 7 } };
    last().listener.closed(1012);
    timers.at(-1)?.act();
    expect(sockets).toHaveLength(2);
    last().listener.opened();
    expect(last().sent[0]).toMatchObject({ t: "hello", resume: { epoch: "e", chats: { c: 7 } } });
  });

  it("forgets everything when the database is another one", async () => {
    const { heard, last, live } = world();
    await live();
    last().listener.closed(CLOSE.NEW_EPOCH);
    expect(heard.forgotten).toBe(1);
    expect(heard.phases.at(-1)).toBe("waiting");
  });

  it("asks for a sign-in when the door stays shut because the session is gone", async () => {
    const { session, here, last } = world();
    here.signedIn = false;
    session.start();
    last().listener.closed(1006);
    await settled();
    expect(session.phase).toBe("signed_out");
  });

  it("does not come back after a code that forbids it", async () => {
    const { session, timers, last, live } = world();
    await live();
    last().listener.closed(CLOSE.BAD_FRAME);
    expect(session.phase).toBe("refused");
    expect(timers).toHaveLength(0);
  });

  it("gives up a connection that leaves a command unanswered", async () => {
    const { session, sockets, timers, live } = world();
    await live();
    session.request({ t: "typing", chat: "c" }).catch(() => undefined);
    timers.find(({ ms }) => ms === 15_000)?.act();
    expect(sockets[0]?.closed).toBe(1000);
    expect(session.phase).toBe("waiting");
  });

  it("keeps a connection on which nothing is asked", async () => {
    const { sockets, timers, live } = world();
    await live();
    expect(timers).toEqual([]);
    expect(sockets[0]?.closed).toBeNull();
  });

  it("ignores pushes of a higher level and the voice of an old socket", async () => {
    const { heard, sockets, answer, last, live } = world();
    await live();
    answer({ t: "from.the.future", chat: "c" });
    const old = last().listener;
    last().listener.closed(1006);
    old.closed(4403);
    expect(heard.pushes).toEqual([]);
    expect(sockets).toHaveLength(1);
    expect(heard.phases.at(-1)).toBe("waiting");
  });
});
