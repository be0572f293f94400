/** Messages as safe HTML. The renderer is loaded with the first chat; texts without any markup never need it. */

import { type ReadonlySignal, signal } from "@preact/signals";

type Render = (text: string) => string;

const render = signal<Render | null>(null);
const done = new Map<string, string>();
const KEPT = 2_000;

/** How long a chat waits for the renderer, in ms, before its messages stand as plain text. */
const PATIENCE = 1_500;

const settled = signal(false);
/** Whether messages can be shown for good, so that nothing moves afterwards. */
export const isMarkdownSettled: ReadonlySignal<boolean> = settled;
let asked = false;

export function loadMarkdown(): void {
  if (asked) return;
  asked = true;
  void load();
}

async function load(): Promise<void> {
  const patience = setTimeout(() => {
    settled.value = true;
  }, PATIENCE);
  try {
    render.value = (await import("./markdown_render")).render;
  } catch {
    asked = false; // offline, or another version was installed meanwhile: the next chat tries again
  } finally {
    clearTimeout(patience);
    settled.value = true;
  }
}

const MARKUP = /[*_`~[\]\\<>&|#]|\n|^\s*(?:[-+]|\d+[.)])\s|\S[.:@]\S/;

/** The HTML of a message, or null for a text that stands as it is (or whose renderer is not there yet). */
export function htmlOf(text: string): string | null {
  if (!MARKUP.test(text)) return null;
  const make = render.value;
  if (make === null) return null;
  const known = done.get(text);
  if (known !== undefined) return known;
  if (done.size >= KEPT) done.clear();
  const html = make(text);
  done.set(text, html);
  return html;
}
