/** Looking closer: what was in the middle stays there; Ctrl with the wheel and two fingers do it, too. */

import type { ReadonlySignal } from "@preact/signals";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";

interface Held {
  readonly current: HTMLElement | null;
}

export function useCloser(box: Held, scale: ReadonlySignal<number>, resize: (factor: number) => void): void {
  const before = useRef(scale.peek());
  const now = scale.value;
  useLayoutEffect(() => {
    const pages = box.current;
    const grown = now / before.current;
    before.current = now;
    if (pages === null || grown === 1) return;
    const [x, y] = [pages.clientWidth / 2, pages.clientHeight / 2];
    pages.scrollTo((pages.scrollLeft + x) * grown - x, (pages.scrollTop + y) * grown - y);
  }, [box, now]);
  useEffect(() => {
    const pages = box.current;
    if (pages === null) return;
    const wheel = (event: WheelEvent) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      resize(Math.exp(-event.deltaY / 300));
    };
    let apart = 0;
    const touch = (event: TouchEvent) => {
      const distance = distanceOf(event.touches);
      if (distance === 0) {
        apart = 0;
        return;
      }
      if (event.type === "touchmove") event.preventDefault();
      if (apart > 0 && Math.abs(Math.log(distance / apart)) > 0.1) {
        resize(distance / apart);
        apart = distance;
      } else if (apart === 0) apart = distance;
    };
    pages.addEventListener("wheel", wheel, { passive: false });
    for (const kind of ["touchstart", "touchmove", "touchend"] as const)
      pages.addEventListener(kind, touch, { passive: false });
    return () => {
      pages.removeEventListener("wheel", wheel);
      for (const kind of ["touchstart", "touchmove", "touchend"] as const)
        pages.removeEventListener(kind, touch);
    };
  }, [box, resize]);
}

/** Between two fingers; 0 for any other number of them. */
function distanceOf({ length, 0: one, 1: other }: TouchList): number {
  if (length !== 2 || one === undefined || other === undefined) return 0;
  return Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);
}
