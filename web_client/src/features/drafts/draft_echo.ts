/** Which drafts told by the server this device said itself. */

import type { Draft } from "../../wire/wire";

export function isSameDraft(one: Draft | undefined, other: Draft | undefined): boolean {
  return (one?.text ?? "") === (other?.text ?? "") && one?.reply_to === other?.reply_to;
}

/**
 * What a device has still to hear back of the drafts it said of a chat, in order, after one was told; `echo`: it said
 * that one itself, so it knows as much or more. Answers come before what is told, and of several at once the last one
 * only is told: when all are `answered`, what is not the last one is another device's.
 */
export function heardBack(
  said: readonly Draft[],
  told: Draft,
  answered: boolean,
): { readonly echo: boolean; readonly left: readonly Draft[] } {
  if (answered) return { echo: said.length > 0 && isSameDraft(said.at(-1), told), left: [] };
  const at = said.findIndex((one) => isSameDraft(one, told));
  return { echo: at >= 0, left: at < 0 ? [] : said.slice(at + 1) };
}
