/** Tells the server that the person really uses this page, at most once a minute; and so finds out dead connections. */

import { session } from "../../session/client";
import { phase } from "../../session/store";

const EVERY = 60_000;
const SIGNS = ["pointerdown", "pointermove", "keydown", "wheel", "scroll", "touchstart"] as const;
let last = Number.NEGATIVE_INFINITY;

/** The person did something. After the device woke up this is the first question, and no answer ends the connection. */
function used(): void {
  const at = Date.now(); // the device's own clock: only the distance counts
  if (document.visibilityState !== "visible" || phase.peek() !== "live" || at - last < EVERY) return;
  last = at;
  session.request({ t: "presence.active" }).catch(() => undefined); // the next sign says it again
}

export function reportActivity(): void {
  for (const sign of SIGNS) addEventListener(sign, used, { capture: true, passive: true });
  document.addEventListener("visibilitychange", used);
  addEventListener("online", used);
}
