/** What happened to a task, as a line. */

import { state } from "../../session/store";
import { personOf } from "../../state/list";
import { t } from "../../texts/texts";
import type { TaskNotice } from "../../wire/wire";
import { plain } from "../chat_list/ChatRow";

/** What happened to the task, and what the person wrote with it. */
export function toldText(notice: TaskNotice): string {
  const mine = notice.actor === state.value.me?.person.id;
  const said = t(`told.${notice.code}`, {
    actor: mine ? t("you") : personOf(state.value, notice.actor).name,
    has: t(mine ? "told.has.me" : "told.has"),
  });
  const words = notice.data?.["text"];
  return typeof words === "string" && words !== "" ? t("told.words", { said, words: plain(words) }) : said;
}
