/** Where one stands in a chat: at its end, or at a message that stays put while things load above and below. */

import { signal } from "@preact/signals";
import type { Seq } from "../../wire/wire";

const NEAR = 48;

export class ScrollPosition {
  /** Whether one reads at the end; then what is new comes into view by itself. */
  readonly atEnd = signal(true);
  /** Whether there is more after what is shown: then its end is not the talk's. */
  moreAfter = false;
  #box: HTMLElement | null = null;
  #anchor: { readonly element: Element; readonly seq: string; readonly top: number } | null = null;
  /** How far the box was scrolled when the anchor was noted. */
  #seen = 0;
  #observer: ResizeObserver | null = null;

  attach(box: HTMLElement): () => void {
    this.#box = box;
    this.#observer = new ResizeObserver(() => this.settle());
    this.#observer.observe(box);
    if (box.firstElementChild) this.#observer.observe(box.firstElementChild);
    return () => this.#observer?.disconnect();
  }

  /** Takes note of where the reader has scrolled to; when it was we who scrolled, that is known to a fraction. */
  scrolled(): void {
    const box = this.#box;
    if (box === null) return;
    this.atEnd.value = !this.moreAfter && this.below() < NEAR;
    if (box.scrollTop !== this.#seen || this.#anchor === null) this.#anchor = this.#firstVisible(box);
    this.#seen = box.scrollTop;
  }

  above(): number {
    return this.#box?.scrollTop ?? 0;
  }

  below(): number {
    const box = this.#box;
    return box === null ? 0 : box.scrollHeight - box.scrollTop - box.clientHeight;
  }

  height(): number {
    return this.#box?.clientHeight ?? 0;
  }

  /** Puts the reader back where they were, after anything changed its size. */
  settle(): void {
    const box = this.#box;
    if (box === null) return;
    const moved = this.#moved(box);
    if (moved < -NEAR) this.atEnd.value = false;
    if (this.atEnd.peek()) {
      box.scrollTop = box.scrollHeight;
      this.scrolled();
    } else {
      this.#restore(box, moved);
      this.#seen = box.scrollTop;
    }
  }

  /** How far the reader has scrolled meanwhile, which is told later; what the browser cut off at the end is no scrolling. */
  #moved(box: HTMLElement): number {
    const moved = box.scrollTop - this.#seen;
    return moved < 0 && this.below() < 1 ? 0 : moved;
  }

  #restore(box: HTMLElement, moved: number): void {
    if (this.#anchor === null) return;
    const anchor = { ...this.#anchor, top: this.#anchor.top - moved };
    this.#anchor = anchor;
    const element = anchor.element.isConnected ? anchor.element : this.#find(anchor.seq);
    if (element) box.scrollTop += topIn(box, element) - anchor.top;
  }

  /** To the end, which is there. */
  toEnd(): void {
    this.moreAfter = false;
    this.atEnd.value = true;
    this.settle();
  }

  /** Brings a message into view, a third down; false when it is not there. */
  toSeq(seq: Seq): boolean {
    const found = this.#find(String(seq));
    return found !== null && this.toElement(found);
  }

  /** Whether a message lies further down than what is seen. */
  isBelow(seq: Seq): boolean {
    const found = this.#find(String(seq));
    return found !== null && this.#box !== null && topIn(this.#box, found) >= this.#box.clientHeight;
  }

  toElement(element: Element): true {
    const box = this.#box;
    if (box === null) return true;
    this.atEnd.value = false;
    box.scrollTop += topIn(box, element) - box.clientHeight / 3;
    this.scrolled();
    return true;
  }

  #find(seq: string): Element | null {
    return this.#box?.querySelector(`[data-seq="${seq}"]`) ?? null;
  }

  #firstVisible(box: HTMLElement) {
    const all = box.querySelectorAll("[data-seq]");
    let low = 0;
    let high = all.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      const element = all[middle];
      if (element && element.getBoundingClientRect().bottom > box.getBoundingClientRect().top) high = middle;
      else low = middle + 1;
    }
    const element = all[low];
    return element
      ? { element, seq: element.getAttribute("data-seq") ?? "", top: topIn(box, element) }
      : null;
  }
}

function topIn(box: Element, element: Element): number {
  return element.getBoundingClientRect().top - box.getBoundingClientRect().top;
}
