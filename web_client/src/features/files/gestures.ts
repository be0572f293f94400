/** What fingers, mouse and wheel do to a picture: pinch, double tap, move, and swipe while it is whole. */

import { useEffect } from "preact/hooks";
import { closeModal } from "../../kit/Modal";
import { moved, type Point, swipeOf, WHOLE, type Zoom, zoomed } from "./zoom";

const DOUBLE = 300;
const CLOSER = 2.5;

interface Held<T> {
  readonly current: T | null;
}

export function useGestures(
  stage: Held<HTMLElement>,
  image: Held<HTMLImageElement>,
  zoom: { value: Zoom; peek(): Zoom },
  walk: (by: number) => void,
): void {
  useEffect(() => {
    const box = stage.current;
    if (box === null) return;
    const fingers = new Map<number, Point>();
    let from: Point | null = null;
    let pinched = false;
    let tapped = -DOUBLE;
    const inBox = ({ x, y }: Point): Point => {
      const { left, top, width, height } = box.getBoundingClientRect();
      return { x: x - left - width / 2, y: y - top - height / 2 };
    };
    const size = () => ({ width: image.current?.clientWidth ?? 0, height: image.current?.clientHeight ?? 0 });
    const down = (event: PointerEvent) => {
      if (event.button > 0) return;
      box.setPointerCapture(event.pointerId);
      fingers.set(event.pointerId, event);
      if (fingers.size > 1) pinched = true;
      else [from, pinched] = [{ x: event.clientX, y: event.clientY }, false];
    };
    const move = (event: PointerEvent) => {
      const before = fingers.get(event.pointerId);
      if (before === undefined) return;
      const now: Point = { x: event.clientX, y: event.clientY };
      const [other] = [...fingers].flatMap(([id, point]) => (id === event.pointerId ? [] : [point]));
      fingers.set(event.pointerId, now);
      const by = { x: now.x - before.x, y: now.y - before.y };
      if (other === undefined) {
        if (zoom.peek().scale > 1) zoom.value = moved(zoom.peek(), by, size());
        return;
      }
      const middle = inBox({ x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 });
      const larger = zoomed(zoom.peek(), apart(now, other) / Math.max(1, apart(before, other)), middle);
      zoom.value = moved(larger, { x: 0, y: 0 }, size());
    };
    const up = (event: PointerEvent) => {
      const isLast = fingers.delete(event.pointerId) && fingers.size === 0;
      if (!isLast || from === null || event.type === "pointercancel") return;
      const to: Point = { x: event.clientX, y: event.clientY };
      if (!pinched && zoom.peek().scale === 1) swipe(swipeOf(from, to));
      if (apart(from, to) < 8 && !pinched) tap(event, to);
      from = null;
    };
    const swipe = (meaning: ReturnType<typeof swipeOf>) => {
      if (meaning === "close") closeModal();
      else if (meaning !== null) walk(meaning === "next" ? 1 : -1);
    };
    const tap = (event: PointerEvent, at: Point) => {
      const twice = event.timeStamp - tapped < DOUBLE;
      tapped = twice ? -DOUBLE : event.timeStamp;
      if (twice) zoom.value = zoom.peek().scale > 1 ? WHOLE : zoomed(zoom.peek(), CLOSER, inBox(at));
    };
    const wheel = (event: WheelEvent) => {
      event.preventDefault();
      const at = inBox({ x: event.clientX, y: event.clientY });
      zoom.value = moved(zoomed(zoom.peek(), Math.exp(-event.deltaY / 400), at), { x: 0, y: 0 }, size());
    };
    const heard = { pointerdown: down, pointermove: move, pointerup: up, pointercancel: up } as const;
    for (const [name, listen] of Object.entries(heard))
      box.addEventListener(name, listen as (event: Event) => void);
    box.addEventListener("wheel", wheel, { passive: false });
    return () => {
      for (const [name, listen] of Object.entries(heard))
        box.removeEventListener(name, listen as (event: Event) => void);
      box.removeEventListener("wheel", wheel);
    };
  });
}

function apart(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
