/** What counts as empty and as the same tag, as on the server (chat_server/domain/core/text_cleaning.py). */

const UNSEEN = /^[\s\p{Cc}\p{Default_Ignorable_Code_Point}\u2800\ufff9-\ufffb]*$/u;

/** Whether nothing of a text is seen. */
export function isBlank(text: string): boolean {
  return UNSEEN.test(text);
}

/** A tag as it is spelt already, or as given where it is new: tags compare without case. */
export function spellingOf(tag: string, known: readonly string[]): string {
  const key = keyOf(tag);
  return known.find((one) => keyOf(one) === key) ?? tag;
}

function keyOf(tag: string): string {
  const seen = tag.normalize("NFC").replace(/[\p{Cc}\p{Default_Ignorable_Code_Point}\u2800]/gu, "");
  return seen.toUpperCase().toLowerCase(); // ß as ss
}
