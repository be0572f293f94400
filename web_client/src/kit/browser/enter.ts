/** Keys that finish a word while it is composed (accents, Japanese) belong to the word, and send nothing. */

/** The code that browsers give to keys of a composition. Safari tells only by it that the last Enter was one. */
const COMPOSING = 229;

export function isComposing(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === COMPOSING;
}

/** Whether Enter was pressed to do something. */
export function isEnter(event: KeyboardEvent): boolean {
  return event.key === "Enter" && !isComposing(event);
}
