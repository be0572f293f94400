/** How much room a text has: counted before it is used up, said when it is passed. Nothing is ever cut. */

import { language, t } from "../texts/texts";

/** Code points, as the server counts. */
export function lengthOf(text: string): number {
  return [...text].length;
}

export function isOver(text: string, limit: number): boolean {
  return text.length > limit && lengthOf(text) > limit;
}

/** "Noch 43 Zeichen" in the last tenth, what is too much behind it, and nothing before. */
export function limitText(text: string, limit: number): string | undefined {
  if (text.length < limit * 0.9) return undefined;
  const left = limit - lengthOf(text);
  if (left > limit / 10) return undefined;
  if (left >= 0) return t("limit.left", { n: left });
  const numbers = new Intl.NumberFormat(language.value);
  return t("limit.over", { n: numbers.format(-left), limit: numbers.format(limit) });
}

/** The same beside a field of its own. */
export function LimitNote({ id, text, limit }: { id?: string; text: string; limit: number }) {
  const said = limitText(text, limit);
  return (
    <p
      class={said === undefined ? "limit vh" : isOver(text, limit) ? "limit is-danger" : "limit"}
      id={id}
      role="status"
    >
      {said}
    </p>
  );
}
