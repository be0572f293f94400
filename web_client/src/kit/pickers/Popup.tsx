/** What opens at a field: under it, on a phone as a sheet from below. Esc and a press beside close it, and nothing else. */

import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { useLayer } from "../browser/layers";

interface Anchor {
  readonly current: HTMLElement | null;
}

interface PopupProps {
  /** The field; the focus comes back to its control. */
  readonly anchor: Anchor;
  /** Of a dialog in which one moves; a list has a name of its own. */
  readonly label?: string;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

const ROOM = 8;
const SHEET = "(max-width: 719px)";

/** Open as long as it is drawn. */
export function Popup({ anchor, label, onClose, children }: PopupProps) {
  const box = useRef<HTMLDivElement>(null);
  const close = useRef(onClose);
  close.current = onClose;
  useLayer(onClose);
  useLayoutEffect(() => {
    const popup = box.current;
    if (popup === null) return;
    const put = () => anchor.current && placeUnder(popup, anchor.current.getBoundingClientRect());
    const toggled = (event: ToggleEvent) => event.newState === "closed" && close.current();
    popup.showPopover();
    put();
    focusPlace(popup); // only what is shown takes the focus, so not before
    popup.querySelector(".is-active")?.scrollIntoView({ block: "center" });
    popup.addEventListener("toggle", toggled);
    addEventListener("resize", put);
    addEventListener("scroll", put, true);
    return () => {
      popup.removeEventListener("toggle", toggled);
      removeEventListener("resize", put);
      removeEventListener("scroll", put, true);
    };
  }, [anchor]);
  return (
    <div
      class="popup"
      popover="auto"
      ref={box}
      {...(label !== undefined && { role: "dialog", "aria-label": label })}
    >
      {children}
    </div>
  );
}

/** Leads to where one moves by arrow keys, if there is such a place. */
function focusPlace(popup: HTMLElement): void {
  popup.querySelector<HTMLElement>("[tabindex='0']")?.focus({ preventScroll: true });
}

/** Inside the window: above the field where there is no room below, and with its right edge where it is too wide. */
function placeUnder(popup: HTMLElement, at: DOMRect): void {
  const sheet = matchMedia(SHEET).matches;
  popup.style.minWidth = sheet ? "" : `${at.width}px`;
  const { width, height } = popup.getBoundingClientRect();
  const below = at.bottom + 4;
  const top = below + height > innerHeight - ROOM ? Math.max(ROOM, at.top - height - 4) : below;
  const isTooWide = at.left + width > innerWidth - ROOM;
  const left = Math.max(ROOM, isTooWide ? Math.min(at.right, innerWidth - ROOM) - width : at.left);
  popup.style.top = sheet ? "" : `${top}px`;
  popup.style.left = sheet ? "" : `${left}px`;
}

/** Whether fingers are what one points with: then a press opens what can be chosen, instead of a keyboard. */
export function isCoarse(): boolean {
  return matchMedia("(pointer: coarse)").matches;
}
