/** Puts what opens at an element below it and inside the window; above where there is no room below. */
export function placeBeside(box: HTMLElement, at: DOMRect): void {
  const { width, height } = box.getBoundingClientRect();
  const room = 8;
  const below = at.bottom + 4;
  const top = below + height > innerHeight - room ? Math.max(room, at.top - height - 4) : below;
  const left = Math.min(Math.max(room, at.right - width), innerWidth - width - room);
  box.style.setProperty("top", `${top}px`);
  box.style.setProperty("left", `${left}px`);
}
