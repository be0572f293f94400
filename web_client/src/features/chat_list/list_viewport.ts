/** What is seen of the chat list: how far it is scrolled, how high it and its rows are. */

import { signal } from "@preact/signals";
import { scrollToShow, type View } from "./row_ranges";

/** Pixels that one may scroll before other rows are drawn. */
const STEP = 64;

export class ListViewport {
  /** The place is rounded down to STEP, the height longer by it: all that is seen lies within. */
  readonly view = signal<View>({ label: 40, row: 66, top: 0, height: innerHeight });
  #box: HTMLElement | null = null;
  #top = 0;

  /** The list may be drawn anew, on another page; it stands where it stood. */
  attach(box: HTMLElement): () => void {
    this.#box = box;
    box.scrollTop = this.#top;
    this.measure();
    const observer = new ResizeObserver(() => this.measure());
    observer.observe(box);
    return () => observer.disconnect();
  }

  measure(): void {
    const seen = this.#seen();
    if (seen === null) return;
    this.#top = seen.top;
    const rough = { ...seen, top: Math.floor(seen.top / STEP) * STEP, height: seen.height + STEP };
    if (!isSame(rough, this.view.peek())) this.view.value = rough;
  }

  /** Brings a row into view, if it is not. */
  reveal(counts: readonly number[], section: number, place: number): void {
    const seen = this.#seen();
    const top = seen && scrollToShow(counts, seen, section, place);
    if (top !== null) this.#scroll(top);
  }

  toTop(): void {
    this.#scroll(0);
  }

  #scroll(top: number): void {
    if (this.#box !== null) this.#box.scrollTop = top;
  }

  /** Null while it is not shown, on a phone beside an open chat. */
  #seen(): View | null {
    const box = this.#box;
    if (!box || box.clientHeight === 0) return null;
    const known = this.view.peek();
    const label = box.querySelector<HTMLElement>(".list-label")?.offsetHeight ?? known.label;
    const row = box.querySelector("li")?.offsetHeight ?? known.row;
    return { label, row, top: box.scrollTop, height: box.clientHeight };
  }
}

function isSame(a: View, b: View): boolean {
  return a.label === b.label && a.row === b.row && a.top === b.top && a.height === b.height;
}
