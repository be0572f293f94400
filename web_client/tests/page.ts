/**
 * A page as a browser loads it, with a server in the hand of the test: only WebSocket and fetch are fake, and the
 * clock stands still until the test moves it. Every load is a new page: modules keep nothing of the last one.
 */

import { decode, encode } from "@msgpack/msgpack";
import { vi } from "vitest";
import type { Chat, Command, CommandFrame, Message, Person, Push, Snapshot, Welcome } from "../src/wire/wire";

export const AT = Date.UTC(2026, 10, 20, 9); // a Friday, ten o'clock in Berlin
export const JANA: Person = { id: "jana", name: "Jana Lindner", kind: "staff", role: "assistant" };
export const KATRIN: Person = { id: "katrin", name: "Katrin Ostermann", kind: "customer", account: "aost" };

type Tag = Command["t"];
/** Commands by tag. Looked up, not picked with Extract: the compiler compares every page of every test by it. */
type Commands = { [C in Command as C["t"]]: C & { readonly id: number } };
type Asked<T extends Tag> = Commands[T];

class FakeSocket {
  static last: FakeSocket | null = null;
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: ArrayBuffer }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  binaryType = "blob";
  readonly sent: CommandFrame[] = [];
  closed: number | null = null;
  constructor() {
    FakeSocket.last = this;
  }
  send(data: Uint8Array): void {
    this.sent.push(decode(data) as CommandFrame);
  }
  close(code: number): void {
    this.closed = code;
  }
}

/** What fetch answers, by path: a status and a body, or an Error where nobody answers. */
export type Http = Record<string, readonly [status: number, body: unknown] | Error>;

/** A new page that has not connected. Its modules are imported after this. */
export async function load(http: Http = {}) {
  vi.resetModules();
  vi.useFakeTimers({
    now: AT,
    toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval", "Date"],
  });
  vi.stubGlobal("WebSocket", FakeSocket);
  const fetched: { path: string; body: unknown }[] = [];
  vi.stubGlobal("fetch", async (path: string, init: { body?: string }) => {
    fetched.push({ path, body: init.body === undefined ? undefined : JSON.parse(init.body) });
    const answer = http[path] ?? new TypeError("Failed to fetch");
    if (answer instanceof Error) throw answer;
    return new Response(answer[0] === 204 ? null : JSON.stringify(answer[1]), { status: answer[0] });
  });
  history.replaceState(null, "", "/");
  localStorage.clear();
  FakeSocket.last = null;
  const client = await import("../src/session/client");
  const store = await import("../src/session/store");
  return { ...server(), session: client.session, store, fetched };
}

/** What a test does as the server. */
function server() {
  let answered = new Set<CommandFrame>();
  const socket = () => {
    if (FakeSocket.last === null) throw new Error("the page has not connected");
    return FakeSocket.last;
  };
  const tell = (frame: unknown) => {
    const bytes = encode(frame, { ignoreUndefined: true });
    socket().onmessage?.({
      data: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer,
    });
  };
  const open = <T extends Tag>(t: T) =>
    socket().sent.filter((one): one is Asked<T> & CommandFrame => one.t === t && !answered.has(one));
  /** The oldest command of a kind that has no answer yet. */
  const next = <T extends Tag>(t: T): Asked<T> => {
    const [one] = open(t);
    if (one === undefined) throw new Error(`no ${t} waits for an answer`);
    answered.add(one);
    return one;
  };
  return {
    socket,
    /** Commands of a kind that have no answer yet. */
    open,
    /** Answers the oldest command of a kind. */
    async reply<T extends Tag>(t: T, result: unknown): Promise<Asked<T>> {
      const command = next(t);
      tell({ t: "ok", id: command.id, result });
      await settled();
      return command;
    },
    /** Refuses the oldest command of a kind. */
    async refuse<T extends Tag>(t: T, code: string, more: object = {}): Promise<Asked<T>> {
      const command = next(t);
      tell({ t: "error", id: command.id, code, message: `Nein: ${code}`, ...more });
      await settled();
      return command;
    },
    async push(push: Push): Promise<void> {
      tell(push);
      await settled();
    },
    /** Accepts the connection that the page opens, and says hello. */
    async welcome(more: Partial<Welcome> = {}): Promise<void> {
      const client = await import("../src/session/client");
      if (client.session.phase === "live") await this.lose();
      client.session.start();
      answered = new Set();
      socket().onopen?.();
      const hello = next("hello");
      tell({ t: "ok", id: hello.id, result: welcomeOf(more) });
      await settled();
    },
    /** The connection is lost. */
    async lose(code = 1006): Promise<void> {
      socket().onclose?.({ code });
      await settled();
    },
  };
}

/** Lets everything happen that waits for nothing but its turn. */
export async function settled(): Promise<void> {
  for (let i = 0; i < 3; i++) await new Promise((resolve) => setImmediate(resolve));
}

/** Lets time pass. */
export async function pass(ms: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms);
  await settled();
}

export function welcomeOf(more: Partial<Welcome> = {}): Welcome {
  return {
    level: 2,
    version: "1",
    epoch: "e",
    now: AT,
    day: { quiet: false, until: AT + 9 * 3_600_000 },
    me: { person: JANA, email: "jana@x.example", language: "de", address: "du" },
    accounts: [{ id: "aost", name: "Ostermann" }],
    people: [JANA, KATRIN],
    chats: [chatOf()],
    settings: {},
    ...more,
  };
}

/** The day of Welcome in quiet hours. */
export const QUIET = { quiet: true, until: AT + 3_600_000 };

export function chatOf(more: Partial<Chat> = {}): Chat {
  return { id: "c", kind: "task", title: "Hotels", account: "aost", head: 3, created_at: AT, ...more };
}

export function messageOf(seq: number, more: Partial<Message> = {}): Message {
  return { t: "message", seq, author: KATRIN.id, at: AT, text: `Nachricht ${seq}`, ...more };
}

export function snapshotOf(more: Partial<Snapshot> = {}): Snapshot {
  return {
    chat: chatOf(),
    entries: [messageOf(2), messageOf(3)],
    more_before: true,
    more_after: false,
    members: [JANA.id, KATRIN.id],
    reads: [],
    people: [],
    ...more,
  };
}
