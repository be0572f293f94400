/** When the files of a message have arrived. */

import { t } from "../../../texts/texts";
import { type Attachment, attachments, isSendable } from "./attachments";
import { goOn } from "./uploads";

/** Waits until all of them have arrived; null, or why they will not, in words. */
export async function untilArrived(keys: readonly string[]): Promise<string | null> {
  await goOn();
  return await new Promise((resolve) => {
    let stop: (() => void) | null = null;
    const look = () => {
      const answer = arrivalOf(keys.map((key) => attachments.value.find((one) => one.key === key)));
      if (answer === "coming") return;
      resolve(answer);
      queueMicrotask(() => stop?.());
    };
    stop = attachments.subscribe(look);
  });
}

/** Null when all are there, "coming", or why one is not to come. */
function arrivalOf(all: readonly (Attachment | undefined)[]): string | null {
  const wrong = all.findIndex((one) => one === undefined || !isSendable(one));
  if (wrong >= 0) return whyNot(all[wrong]);
  return all.every((one) => one?.state === "done") ? null : "coming";
}

function whyNot(one: Attachment | undefined): string {
  if (one === undefined) return t("file.gone");
  return one.why === undefined ? t("file.missing", { name: one.name }) : `${one.name}: ${one.why}`;
}
