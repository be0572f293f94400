/** The session of this page: wires the connection to the state. */

import { batch } from "@preact/signals";
import { resumeOf, withWelcome } from "../state/effects/answers";
import { apply, isGap } from "../state/effects/apply";
import { EMPTY } from "../state/model";
import { type Push, SUBPROTOCOL_MSGPACK, type Welcome } from "../wire/wire";
import { recall, remember } from "./device_storage";
import * as http from "./http";
import { type Listener, type Ports, Session, type Socket } from "./session";
import { failures, now, outdated, pending, phase, setNow, state, tick } from "./store";

const ports: Ports = {
  connect: openSocket,
  later(ms, act) {
    const timer = setTimeout(act, ms);
    return () => clearTimeout(timer);
  },
  random: Math.random,
  async stillSignedIn() {
    const answer = await http.me();
    const denied = answer !== null && "denied" in answer ? answer.denied.code : null;
    return denied !== "signed_out"; // any other fault passes
  },
};

function openSocket(listener: Listener): Socket {
  const url = `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/ws`;
  const socket = new WebSocket(url, [SUBPROTOCOL_MSGPACK]);
  socket.binaryType = "arraybuffer";
  socket.onopen = () => listener.opened();
  socket.onmessage = ({ data }) => listener.received(data);
  socket.onclose = ({ code }) => listener.closed(code);
  return socket;
}

const onLive: (() => void)[] = [];

export const session = new Session(ports, {
  resume: () => resumeOf(state.peek()),
  welcome: takeWelcome,
  push: takePush,
  forget: () => {
    state.value = { ...EMPTY, me: state.peek().me };
  },
  phase: (next, failed) => {
    const wasLive = phase.peek() === "live";
    batch(() => {
      phase.value = next;
      failures.value = failed;
    });
    if (next === "live") remember(SIGNED_IN, "1");
    if (next === "signed_out" || next === "idle") forgetSignIn();
    if (next === "live" && !wasLive) for (const act of onLive) act();
  },
});

const SIGNED_IN = "signed_in";

export function forgetSignIn(): void {
  remember(SIGNED_IN, null);
}

/** Whether this device was connected the last time, and nobody has signed out since. */
export function wasSignedIn(): boolean {
  return recall(SIGNED_IN) !== null;
}

/** Runs `act` each time a connection stands. */
export function whenLive(act: () => void): void {
  onLive.push(act);
}

const onPush: ((push: Push) => void)[] = [];

/** Runs `act` for each push that was taken in. */
export function whenTold(act: (push: Push) => void): void {
  onPush.push(act);
}

const echoes: ((push: Push) => boolean)[] = [];

/** Leaves out what `is` knows as an echo: an older word of this device, which must not undo a newer one. */
export function whenEchoed(is: (push: Push) => boolean): void {
  echoes.push(is);
}

/** Waits until a connection stands. */
export function untilLive(): Promise<void> {
  if (phase.peek() === "live") return Promise.resolve();
  return new Promise((resolve) => {
    const stop = phase.subscribe((next) => {
      if (next !== "live") return;
      queueMicrotask(() => stop());
      resolve();
    });
  });
}

function takeWelcome(hello: Welcome): void {
  const before = state.peek().version;
  batch(() => {
    setNow(hello.now);
    if (before !== "" && before !== hello.version) outdated.value = true;
    state.value = withWelcome(state.peek(), hello);
  });
}

function takePush(push: Push): void {
  if (isGap(state.peek(), push)) {
    session.again();
    return;
  }
  if (echoes.some((is) => is(push))) return;
  batch(() => {
    if (push.t === "day.changed") setNow(push.now);
    state.value = apply(state.peek(), push, now());
  });
  for (const act of onPush) act(push);
}

/** Listens to the device: the network, the screen, and the passing of time. */
export function keepConnected(): void {
  addEventListener("offline", () => session.again());
  addEventListener("online", () => session.start());
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible" && phase.peek() === "waiting") session.start();
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden" && outdated.peek() && pending.peek().length === 0)
      location.reload();
  });
  setInterval(() => {
    tick.value = now();
  }, 30_000);
}
