import { useLayoutEffect } from "preact/hooks";

/** Milliseconds within which a browser makes a click of a tap. */
const CLICK_MS = 400;

/**
 * Closes a layer by a tap beside it; what lies there is not pressed by the same tap. It listens before the layer can be
 * seen: an effect after painting comes late where the page is busy, and the first tap went by.
 */
export function useTapBeside(box: { readonly current: HTMLElement | null }, close: () => void): void {
  useLayoutEffect(() => {
    const onPointerDown = ({ target }: Event) => {
      if (!(target instanceof Node) || box.current?.contains(target)) return;
      swallowClick();
      close();
    };
    addEventListener("pointerdown", onPointerDown, true);
    return () => removeEventListener("pointerdown", onPointerDown, true);
  }, [box, close]);
}

/** The click that this tap becomes; a tap that becomes none leaves the next one alone. */
function swallowClick(): void {
  const swallow = (event: Event) => {
    event.preventDefault();
    event.stopPropagation();
  };
  const stop = () => {
    removeEventListener("click", swallow, true);
    removeEventListener("pointerdown", stop, true);
  };
  addEventListener("click", swallow, true);
  addEventListener("pointerup", () => setTimeout(stop, CLICK_MS), { once: true, capture: true });
  setTimeout(() => addEventListener("pointerdown", stop, true), 0);
}
