/** The last thing that happened in a chat, in words. */

import { myself } from "../../session/store";
import { lastOf } from "../../state/list";
import { t } from "../../texts/texts";
import type { Chat, Preview } from "../../wire/wire";
import { firstName } from "../people/names";
import { noticeText, taskNoticeText } from "./notice_texts";
import { oneLine } from "./one_line";

export function lastText(chat: Chat): string {
  const last = lastOf(chat);
  if (last === undefined) return t(chat.kind === "task" ? "chat.fresh" : "chat.nothing");
  if (!("t" in last))
    return whoSaid(last, chat) + (last.deleted ? t("chat.deleted") : oneLine(last.excerpt, last.files));
  return last.t === "task" ? taskNoticeText(last, firstName) : noticeText(last, chat.id, firstName);
}

/** "Jana: ", "Sie: "; nothing where only the other one can have said it. */
function whoSaid({ author }: Preview, chat: Chat): string {
  if (author === myself.value) return `${t("you")}: `;
  if (author === chat.peer) return "";
  return `${firstName(author)}: `;
}
