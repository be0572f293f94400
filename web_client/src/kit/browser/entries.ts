/**
 * The browser's history: an entry for each page, and one more for each layer in front of it, so that Back closes the
 * front layer. What closes otherwise leaves its entry behind for the next layer or page; Back passes over it.
 */

import { closeLayers, layerCount, whenLayersChange } from "./layers";

export interface Visit {
  readonly to: string;
  readonly how: "push" | "replace";
}

export type HistoryStep =
  | { readonly do: "travel"; readonly by: number }
  | { readonly do: "push" | "replace"; readonly to: string; readonly depth: number };

/**
 * What brings the history one step nearer to what is shown; null when nothing is missing. `depth` is how many entries
 * of layers it stands above the page's own, `layers` how many are open, `here` the address of the page.
 */
export function stepTowards(
  depth: number,
  layers: number,
  here: string,
  visit: Visit | null,
): HistoryStep | null {
  if (visit === null) return depth < layers ? { do: "push", to: here, depth: depth + 1 } : null;
  if (visit.how === "replace" && depth > 0) return { do: "travel", by: -depth };
  return { do: depth > 0 ? "replace" : visit.how, to: visit.to, depth: 0 };
}

export type Arrival = "close" | "pass" | "nothing" | "page";

/** What it means that the history came to another entry of the same page: Back closes a layer or goes on to the page before. */
export function arrivalAt(from: number, depth: number, layers: number): Arrival {
  if (depth === from) return "page"; // a link to the page itself
  if (depth > from) return "nothing"; // Forward finds no layer any more
  return layers > 0 ? "close" : "pass";
}

/**
 * Milliseconds after which a way through the history that does not happen is given up: it has no such entry. A busy page
 * may be late by seconds; what then comes after all would be taken for the user's own Back.
 */
const LOST_MS = 5_000;

let visit: Visit | null = null;
let travelling: ReturnType<typeof setTimeout> | undefined;
/** The depth of the entry on which the history stood last. */
let stood = depth();

/** Keeps the history as the layers are. `arrive`: the user went to another page, or to this one again. */
export function followHistory(isHere: () => boolean, arrive: () => void): void {
  whenLayersChange(settle);
  addEventListener("popstate", () => {
    const asked = travelling !== undefined;
    arrived();
    const arrival = isHere() ? arrivalAt(stood, depth(), layerCount()) : "page";
    stood = depth();
    if (asked) settle();
    else if (arrival === "close") closeLayers(Math.min(layerCount() - 1, stood));
    else if (arrival === "pass") history.back();
    else if (arrival === "page") {
      closeLayers();
      arrive();
    }
  });
}

/** Makes the address that of a page. */
export function visitPage(next: Visit): void {
  if (next.to !== (visit?.to ?? location.pathname)) visit = next;
  settle();
}

function settle(): void {
  while (travelling === undefined) {
    const step = stepTowards(depth(), layerCount(), location.pathname, visit);
    if (step === null) return;
    take(step);
  }
}

function take(step: HistoryStep): void {
  if (step.do === "travel") {
    travelling = setTimeout(giveUp, LOST_MS);
    history.go(step.by);
    return;
  }
  const state = step.depth === 0 ? null : { layers: step.depth };
  if (step.do === "push") history.pushState(state, "", step.to);
  else history.replaceState(state, "", step.to);
  stood = step.depth;
  if (step.depth === 0) visit = null;
}

function arrived(): void {
  clearTimeout(travelling);
  travelling = undefined;
}

function giveUp(): void {
  arrived();
  history.replaceState(null, "");
  stood = 0;
  settle();
}

/** How many entries of layers the history stands above that of the page. */
function depth(): number {
  const state: unknown = history.state;
  const holds = typeof state === "object" && state !== null && "layers" in state;
  return holds && typeof state.layers === "number" ? state.layers : 0;
}
