/** What counts as empty, as on the server (chat_server/domain/cleaning.py): a text of which nothing is seen. */

const UNSEEN = /^[\s\p{Cc}\p{Default_Ignorable_Code_Point}\u2800\ufff9-\ufffb]*$/u;

export function isBlank(text: string): boolean {
  return UNSEEN.test(text);
}
