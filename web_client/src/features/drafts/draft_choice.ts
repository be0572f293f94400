/** Which of two drafts of a chat stands in its field: the one typed in this window, or the one of another. */

export interface DraftOrigin {
  /** The text was typed in this window. */
  readonly typedHere: boolean;
  /** The server was not told of it yet: who wrote the other one cannot have known it. */
  readonly unsaid: boolean;
  /** The two were shown, and nobody has chosen. */
  readonly asked: boolean;
}

/**
 * Nothing that was typed here gives way to another text unless that goes on from it; then people choose ("ask").
 * What another window emptied or shortened was done knowing this text, if the server knew it.
 */
export function choiceBetween(
  own: string,
  other: string,
  { typedHere, unsaid, asked }: DraftOrigin,
): "own" | "other" | "ask" {
  const [mine, theirs] = [own.trim(), other.trim()];
  if ((!typedHere && !unsaid) || mine === "") return "other";
  if (theirs === "") return unsaid || asked ? "own" : "other";
  if (theirs.startsWith(mine)) return "other";
  if (mine.startsWith(theirs)) return unsaid ? "own" : "other";
  return "ask";
}
