import { useRef } from "preact/hooks";
import { drawAgain } from "./press";

/** Milliseconds that a finger rests, and pixels that it may move meanwhile. */
const LONG = 450;
const STILL = 10;

/** Handlers of an element that does something when a finger rests on it; a mouse has its own buttons. */
export function useLongPress(act: (at: DOMRect) => void) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const from = useRef({ x: 0, y: 0 });
  const stop = () => clearTimeout(timer.current);
  return {
    onPointerDown: (event: PointerEvent) => {
      if (event.pointerType === "mouse") return;
      const { clientX: x, clientY: y } = event;
      from.current = { x, y };
      timer.current = setTimeout(() => {
        pressNothing();
        act(new DOMRect(x, y, 0, 0));
        drawAgain();
      }, LONG);
    },
    onPointerMove: (event: PointerEvent) => {
      if (Math.hypot(event.clientX - from.current.x, event.clientY - from.current.y) > STILL) stop();
    },
    onPointerUp: stop,
    onPointerCancel: stop,
    onContextMenu: (event: Event) => {
      if (matchMedia("(hover: none)").matches) event.preventDefault();
    },
  };
}

/** What comes under the finger is not pressed when it goes up; keys, and what is touched next, are. */
function pressNothing(): void {
  const swallow = (event: MouseEvent) => {
    if (event.detail === 0) return;
    event.preventDefault();
    event.stopPropagation();
  };
  addEventListener("click", swallow, { capture: true, once: true });
  addEventListener("pointerdown", () => removeEventListener("click", swallow, true), {
    capture: true,
    once: true,
  });
}
