/** One session with the server: connects, says hello, resumes, reconnects, and pairs commands with replies. */

import { decodeFrame, encodeFrame } from "../wire/codec";
import {
  type Answers,
  CLOSE,
  type Command,
  type Failed,
  LEVEL,
  type Push,
  type Resume,
  type ServerFrame,
  type Welcome,
} from "../wire/wire";
import { type Happening, meaningOfClose, type Phase, step, waitBefore } from "./machine";

/** The few things of a WebSocket that are used here. */
export interface Socket {
  send(data: Uint8Array<ArrayBuffer>): void;
  close(code: number): void;
}

export interface Listener {
  opened(): void;
  received(data: unknown): void;
  closed(code: number): void;
}

export interface Ports {
  connect(listener: Listener): Socket;
  /** Runs `act` after `ms`; returns what cancels it. */
  later(ms: number, act: () => void): () => void;
  random(): number;
  /** Asked when a connection could not even be opened: browsers do not tell why. */
  stillSignedIn(): Promise<boolean>;
}

export interface Hooks {
  resume(): Resume | undefined;
  welcome(welcome: Welcome): void;
  push(push: Push): void;
  phase(phase: Phase, failures: number): void;
  /** The database is another one. */
  forget(): void;
}

/** The server said no to a command. */
export class Refusal extends Error {
  readonly failed: Failed;
  constructor(failed: Failed) {
    super(failed.message);
    this.failed = failed;
  }
}

/** The connection went before the reply came: whether the command was carried out is unknown. */
export class Lost extends Error {}

type Tag = Command["t"];
type Waiting = { resolve(result: unknown): void; reject(error: Error): void };

const REPLY_WITHIN = 15_000;
const NEVER_OPENED = 1006;

export class Session {
  phase: Phase = "idle";
  #socket: Socket | null = null;
  #failures = 0;
  #nextId = 1;
  #waiting = new Map<number, Waiting>();
  #cancelTimer: (() => void) | null = null;
  #cancelWatch: (() => void) | null = null;
  readonly #ports: Ports;
  readonly #hooks: Hooks;

  constructor(ports: Ports, hooks: Hooks) {
    this.#ports = ports;
    this.#hooks = hooks;
  }

  /** Connects now, whether for the first time, after a sign-in, or because the network is back. */
  start(): void {
    if (this.phase === "connecting" || this.phase === "live") return;
    this.#move("start");
    this.#connect();
  }

  stop(): void {
    this.#move("stop");
    this.#drop(1000);
  }

  /** Closes the connection and resumes: after a gap in a chat, or when the network is known to be gone. */
  again(): void {
    if (this.phase !== "live" && this.phase !== "connecting") return;
    this.#drop(1000);
    this.#lost(NEVER_OPENED, true);
  }

  /** Sends a command and waits for its reply. Rejects with Refusal or Lost. */
  request<T extends Tag>(command: Extract<Command, { t: T }>): Promise<Answers[T]> {
    if (this.phase !== "live") return Promise.reject(new Lost("not connected"));
    return this.#ask(command);
  }

  #ask<T extends Tag>(command: Extract<Command, { t: T }>): Promise<Answers[T]> {
    const socket = this.#socket;
    if (socket === null) return Promise.reject(new Lost("not connected"));
    const id = this.#nextId++;
    const reply = new Promise<Answers[T]>((resolve, reject) => {
      this.#waiting.set(id, { resolve: (result) => resolve(result as Answers[T]), reject });
    });
    socket.send(encodeFrame({ ...command, id }));
    this.#watch();
    return reply;
  }

  #connect(): void {
    this.#cancelTimer?.();
    this.#cancelTimer = null;
    let opened = false;
    const socket = this.#ports.connect({
      opened: () => {
        opened = true;
        this.#hello(socket);
      },
      received: (data) => {
        if (this.#socket === socket && data instanceof ArrayBuffer) this.#receive(data);
      },
      closed: (code) => {
        if (this.#socket === socket) this.#lost(code, opened);
      },
    });
    this.#socket = socket;
    this.#watch();
  }

  #hello(socket: Socket): void {
    const resume = this.#hooks.resume();
    const hello = { t: "hello", level: LEVEL, client: "feierabend-web", ...(resume && { resume }) } as const;
    this.#ask(hello).then(
      (welcome) => {
        if (this.#socket !== socket) return;
        this.#failures = 0;
        this.#hooks.welcome(welcome);
        this.#move("welcome");
        this.#watch();
      },
      (error: unknown) => {
        if (error instanceof Refusal && this.#socket === socket) socket.close(1000);
      },
    );
  }

  #receive(data: ArrayBuffer): void {
    let frame: ServerFrame | null;
    try {
      frame = decodeFrame(data);
    } catch {
      this.again();
      return;
    }
    if (frame === null) return;
    if (frame.t === "ok" || frame.t === "error") this.#settle(frame);
    else this.#hooks.push(frame);
  }

  #settle(reply: Extract<ServerFrame, { t: "ok" | "error" }>): void {
    const waiting = this.#waiting.get(reply.id);
    this.#waiting.delete(reply.id);
    this.#watch();
    if (reply.t === "ok") waiting?.resolve(reply.result);
    else waiting?.reject(new Refusal(reply));
  }

  /** A connection that leaves a question unanswered for long is dead, even if the browser has not noticed. */
  #watch(): void {
    this.#cancelWatch?.();
    const due = this.#waiting.size > 0 || this.phase === "connecting";
    this.#cancelWatch = due ? this.#ports.later(REPLY_WITHIN, () => this.again()) : null;
  }

  #lost(code: number, opened: boolean): void {
    this.#drop();
    const meaning = meaningOfClose(code);
    if (code === CLOSE.NEW_EPOCH) this.#hooks.forget();
    const wait = waitBefore(this.#failures, code, this.#ports.random);
    this.#failures += 1;
    this.#move(meaning);
    if (this.phase !== "waiting") return;
    this.#cancelTimer = this.#ports.later(wait, () => this.#due());
    if (!opened) void this.#askWhy();
  }

  #due(): void {
    this.#move("due");
    this.#connect();
  }

  async #askWhy(): Promise<void> {
    if (await this.#ports.stillSignedIn()) return;
    if (this.phase !== "waiting") return;
    this.#cancelTimer?.();
    this.#move("signed_out");
  }

  /** Lets go of the socket first, so that its own close event is no news, then fails what waited for it. */
  #drop(code?: number): void {
    const socket = this.#socket;
    this.#socket = null;
    this.#cancelTimer?.();
    this.#cancelWatch?.();
    this.#cancelTimer = this.#cancelWatch = null;
    if (code !== undefined) socket?.close(code);
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { reject } of waiting) reject(new Lost("connection lost"));
  }

  #move(happening: Happening): void {
    this.phase = step(this.phase, happening);
    this.#hooks.phase(this.phase, this.#failures);
  }
}
