/** How a session moves between its phases, and how long it waits: tables and pure functions only. */

import { CLOSE, CLOSE_CODES } from "../wire/wire";

export type Phase = "idle" | "connecting" | "live" | "waiting" | "signed_out" | "refused";

export type Happening = "start" | "welcome" | "lost" | "refused" | "signed_out" | "due" | "stop";

type Steps = Readonly<Partial<Record<Happening, Phase>>>;

/** Every step there is; what is not named leaves the phase as it stands. */
export const STEPS: Readonly<Record<Phase, Steps>> = {
  idle: { start: "connecting" },
  connecting: {
    welcome: "live",
    lost: "waiting",
    refused: "refused",
    signed_out: "signed_out",
    stop: "idle",
  },
  live: { lost: "waiting", refused: "refused", signed_out: "signed_out", stop: "idle" },
  waiting: { due: "connecting", start: "connecting", signed_out: "signed_out", stop: "idle" },
  signed_out: { start: "connecting", stop: "idle" },
  refused: { start: "connecting", stop: "idle" },
};

export function step(phase: Phase, happening: Happening): Phase {
  return STEPS[phase][happening] ?? phase;
}

/** What a close code means: go on, ask for a new sign-in, or stay away until the page is loaded again. */
export function meaningOfClose(code: number): "lost" | "refused" | "signed_out" {
  if (code === CLOSE.EXPIRED || code === CLOSE.REVOKED) return "signed_out";
  const known: Readonly<Record<number, { readonly reconnect: boolean }>> = CLOSE_CODES;
  return (known[code]?.reconnect ?? true) ? "lost" : "refused";
}

const FIRST = 400;
const LONGEST = 20_000;

/** Milliseconds until the next attempt: grows with each failure, spread so that clients do not come back at once. */
export function waitBefore(attempt: number, code: number, random: () => number): number {
  if (code === CLOSE.RESTART) return Math.round(random() * 5_000);
  if (code === CLOSE.FLOOD) return 30_000;
  const ceiling = Math.min(LONGEST, FIRST * 2 ** Math.min(attempt, 16));
  return Math.round(ceiling * (0.5 + random() / 2));
}
