/** Messages as safe HTML. The renderer is loaded aside; texts without any markup never need it. */

import { signal } from "@preact/signals";

type Render = (text: string) => string;

const render = signal<Render | null>(null);
const done = new Map<string, string>();
const KEPT = 2_000;

export function loadMarkdown(): void {
  void import("./markdown_render").then((module) => {
    render.value = module.render;
  });
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
