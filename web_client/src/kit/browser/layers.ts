/** What lies in front of the page: dialogs, menus, popovers, the details on a phone. Back, Esc and a tap beside close the front one. */

import { useLayoutEffect, useRef } from "preact/hooks";

interface Layer {
  readonly close: () => void;
}

/** The open ones, the front one last. */
let open: readonly Layer[] = [];
let changed: () => void = () => undefined;

/** Keeps a layer on the stack as long as the component is there. The focus it took away goes back. */
export function useLayer(close: () => void): void {
  const latest = useRef(close);
  latest.current = close;
  useLayoutEffect(() => {
    const layer: Layer = { close: () => latest.current() };
    const before = document.activeElement;
    setOpen([...open, layer]);
    return () => {
      setOpen(open.filter((one) => one !== layer));
      queueMicrotask(() => returnFocus(before));
    };
  }, []);
}

/** For what is a layer only on narrow screens: drawn with it. */
export function LayerOf({ close }: { close: () => void }) {
  useLayer(close);
  return null;
}

export function isLayerOpen(): boolean {
  return open.length > 0;
}

export function layerCount(): number {
  return open.length;
}

/** Closes the front layer; false where there is none. */
export function closeFrontLayer(): boolean {
  if (open.length === 0) return false;
  closeLayers(open.length - 1);
  return true;
}

/** Closes layers from the front until `left` are there. */
export function closeLayers(left = 0): void {
  const closing = open.slice(left).toReversed();
  setOpen(open.slice(0, left));
  for (const layer of closing) layer.close();
}

/** Tells one listener of each change: the history, which has an entry for each layer. */
export function whenLayersChange(listener: () => void): void {
  changed = listener;
}

function setOpen(layers: readonly Layer[]): void {
  if (layers.length === open.length) return;
  open = layers;
  changed();
}

function returnFocus(to: Element | null): void {
  const lost = document.activeElement === null || document.activeElement === document.body;
  if (lost && to instanceof HTMLElement && to.isConnected) to.focus({ preventScroll: true });
}
