/** How far uploads are, in numbers and in words that are read out. */

import { t } from "../../../texts/texts";
import { type Attachment, isSendable } from "./attachments";

/** Whole percents of all their bytes; 100 only when all have arrived and were checked. */
export function percentOf(all: readonly Attachment[]): number {
  if (all.every(({ state }) => state === "done")) return 100;
  const [sent, size] = [sumOf(all.map((one) => one.sent)), sumOf(all.map((one) => one.size))];
  return Math.min(99, Math.floor((100 * sent) / Math.max(1, size)));
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0);
}

/** Told in steps of a quarter: more would talk over everything else. */
const STEP = 25;

export function uploadNews(all: readonly Attachment[]): string {
  if (all.length === 0) return "";
  const wrong = all.find((one) => !isSendable(one) && one.why !== undefined);
  if (wrong !== undefined) return `${wrong.name}: ${wrong.why}`;
  if (all.every(({ state }) => state === "done")) return t("file.uploaded", { n: all.length });
  const quarter = Math.floor(percentOf(all) / STEP) * STEP;
  return quarter === 0 ? "" : t("file.uploading", { percent: t("file.percent", { n: quarter }) });
}
