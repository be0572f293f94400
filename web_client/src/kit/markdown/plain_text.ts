/** A text without the signs of its markup, in one line. */
export function plainText(text: string): string {
  return text.replace(/[*_`~]+/g, "").replace(/\s+/g, " ");
}
