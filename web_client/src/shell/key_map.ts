/** What a key means, by where the focus is (UI.md, "Letters belong to the text"). */

/**
 * Where the focus is: in something that lies in front of the page, in a field of text, in a choice that has letters
 * of its own, on a message that was chosen by the arrows, on a button or link, in the talk, or nowhere.
 */
export type FocusPlace = "layer" | "field" | "choice" | "message" | "button" | "talk" | "nowhere";

export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  /** The third level of German keyboards, which the browser tells as Ctrl and Alt: it writes "@". */
  readonly altGraph: boolean;
}

export type KeyMeaning =
  | { readonly do: "search" | "help" | "close" | "undo" | "hand_over" }
  /** The key goes on to the place to write, which gets the focus. */
  | { readonly do: "write" }
  | { readonly do: "go"; readonly place: number }
  | { readonly do: "chat"; readonly by: 1 | -1; readonly unreadOnly: boolean }
  | { readonly do: "walk"; readonly to: "before" | "after" | "first" | "last" };

const WALKS: Readonly<Record<string, "before" | "after" | "first" | "last">> = {
  ArrowUp: "before",
  ArrowDown: "after",
  Home: "first",
  End: "last",
};

/** What the key does here; null where it is the browser's. `writable`: the page has a place to write. */
export function meaningOf(press: KeyPress, focus: FocusPlace, writable: boolean): KeyMeaning | null {
  const { key, altGraph, shiftKey } = press;
  const command = (press.ctrlKey || press.metaKey) && !altGraph;
  const alt = press.altKey && !altGraph;
  if (command && !alt && key.toLowerCase() === "k") return { do: "search" };
  if (key === "Escape") return { do: "close" };
  if (focus === "layer") return null;
  if (alt && !command && (key === "ArrowDown" || key === "ArrowUp"))
    return { do: "chat", by: key === "ArrowDown" ? 1 : -1, unreadOnly: shiftKey };
  if (alt || focus === "field" || focus === "choice") return null;
  if (command) return commandOf(key.toLowerCase(), writable);
  return aloneOf(key, focus, writable);
}

function commandOf(key: string, writable: boolean): KeyMeaning | null {
  if (key === "z") return { do: "undo" };
  return key === "v" && writable ? { do: "write" } : null; // what is pasted is text, too
}

function aloneOf(key: string, focus: FocusPlace, writable: boolean): KeyMeaning | null {
  if (key === "?") return { do: "help" };
  if (key === "/") return { do: "search" };
  const walk = WALKS[key];
  if (walk !== undefined) return walksFrom(focus, key) ? { do: "walk", to: walk } : null;
  if (focus === "message" && key.toLowerCase() === "e") return { do: "hand_over" };
  if (writable) return isText(key) ? { do: "write" } : null;
  return /^[1-5]$/.test(key) ? { do: "go", place: Number(key) } : null;
}

/** From the talk as a whole Home and End scroll. */
function walksFrom(focus: FocusPlace, key: string): boolean {
  return focus === "message" || ((focus === "talk" || focus === "nowhere") && key.startsWith("Arrow"));
}

/** Whether a key writes something: a sign, the first half of one ("Dead"), or the beginning of a composition. */
function isText(key: string): boolean {
  return key === "Dead" || key === "Process" || ([...key].length === 1 && key !== " ");
}
