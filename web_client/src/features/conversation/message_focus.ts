/** Walking through the messages by arrow keys. Only so does a message get the focus: a click never gives it. */

/** The message that has the focus. */
export function focusedMessage(): HTMLElement | null {
  const focused = document.activeElement;
  return focused instanceof HTMLElement && focused.matches(".bubble-line") ? focused : null;
}

/** Focuses a message of the open chat; past the last one the place to write. False where there is none. */
export function walkMessages(to: "before" | "after" | "first" | "last"): boolean {
  const lines = [...document.querySelectorAll<HTMLElement>(".talk-scroll .bubble-line")];
  const here = focusedMessage();
  if (here === null) return focusMessage(lastSeen(lines));
  const at = lines.indexOf(here);
  if (to === "after" && at === lines.length - 1) return focusWriting();
  const next = { before: at - 1, after: at + 1, first: 0, last: lines.length - 1 }[to];
  return focusMessage(lines[Math.max(0, next)]);
}

/** Gives the focus to the place to write; false where there is none. */
export function focusWriting(): boolean {
  const field = writingPlace();
  field?.focus();
  return field !== null;
}

/** The one field of the page that text belongs to: of a chat, a dialog, or a new task. */
export function writingPlace(): HTMLElement | null {
  return document.querySelector<HTMLElement>("#composer, #answer, #ask");
}

function focusMessage(line: HTMLElement | undefined): boolean {
  if (line === undefined) return false;
  line.tabIndex = -1;
  line.setAttribute("role", "article"); // so that a screen reader reads it
  addEventListener("pointerdown", () => line.removeAttribute("tabindex"), { once: true, capture: true });
  line.focus();
  line.scrollIntoView({ block: "nearest" });
  return true;
}

/** The last message whose end is in view. */
function lastSeen(lines: readonly HTMLElement[]): HTMLElement | undefined {
  const bottom = document.querySelector(".talk-scroll")?.getBoundingClientRect().bottom ?? 0;
  return lines.findLast((line) => line.getBoundingClientRect().top < bottom - 8);
}
