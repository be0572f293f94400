/** What is chosen right beside what it belongs to, and stays open meanwhile. At most one is open. */

import { signal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { useLayer } from "./browser/layers";
import { placeBeside } from "./browser/place_beside";
import { useTapBeside } from "./browser/tap_beside";

interface Open {
  readonly label: string;
  readonly at: DOMRect;
  readonly content: ComponentChildren;
}

const open = signal<Open | null>(null);

export function openPopover(label: string, content: ComponentChildren, at: DOMRect): void {
  open.value = { label, content, at };
}

export function closePopover(): void {
  open.value = null;
}

/** Where the open popover appears. */
export function PopoverLayer() {
  const popover = open.value;
  return popover && <PopoverView key={`${popover.at.x} ${popover.at.y}`} popover={popover} />;
}

/** The focus goes to its field, but on a touch screen: there a keyboard would cover it. */
function PopoverView({ popover: { label, content, at } }: { popover: Open }) {
  const box = useRef<HTMLDivElement>(null);
  useLayer(closePopover);
  useTapBeside(box, closePopover);
  useLayoutEffect(() => {
    const field = matchMedia("(hover: hover)").matches && box.current?.querySelector("input");
    (field || box.current)?.focus({ preventScroll: true });
  }, []);
  useLayoutEffect(() => {
    if (box.current) placeBeside(box.current, at);
  }, [at]);
  return (
    <div class="popover" role="dialog" aria-label={label} tabIndex={-1} ref={box}>
      {content}
    </div>
  );
}
