/** What happened in a chat or to its task, as a line. */

import { plainText } from "../../kit/markdown/plain_text";
import { state } from "../../session/store";
import { personOf } from "../../state/list";
import { type TextKey, t } from "../../texts/texts";
import type { ChatId, Notice, PersonId, TaskNotice } from "../../wire/wire";

type NameOf = (id: PersonId) => string;

function fullName(id: PersonId): string {
  return personOf(state.value, id).name;
}

/** What happened to the task, and what the person wrote with it. */
export function taskNoticeText(notice: TaskNotice, nameOf: NameOf = fullName): string {
  const mine = notice.actor === state.value.me?.person.id;
  const { text: words, was, count } = notice.data ?? {};
  const several = notice.code === "item_added" && typeof count === "number";
  const said = t(several ? "told.items_added" : `told.${notice.code}`, {
    n: several ? count : 1,
    actor: mine ? t("you") : nameOf(notice.actor),
    has: t(mine ? "told.has.me" : "told.has"),
    person: personGiven(notice.data?.["person"]),
  });
  if (typeof words !== "string" || words === "" || several) return said;
  if (typeof was === "string") return t("told.changed_words", { said, was, words });
  return t("told.words", { said, words: plainText(words) });
}

/** To whom it was given. */
function personGiven(id: string | number | boolean | undefined): string {
  if (typeof id !== "string") return "";
  return id === state.value.me?.person.id ? t("you.dative") : personOf(state.value, id).name;
}

/** What happened to the chat: who came, who left, what it is called. */
export function noticeText(notice: Notice, chat: ChatId, nameOf: NameOf = fullName): string {
  const { me, chats } = state.value;
  const isTask = notice.kind === "created" && chats.get(chat)?.kind === "task";
  const key = `notice.${notice.kind}${isTask ? ".task" : ""}`;
  const subject = notice.kind === "joined" || notice.kind === "left" ? notice.person : notice.actor;
  if (subject === me?.person.id) return t(`${key}.me` as TextKey, { title: notice.title ?? "" });
  const brought = notice.kind === "joined" && notice.person !== undefined && notice.actor !== notice.person;
  return t((brought ? "notice.joined.by" : key) as TextKey, {
    actor: notice.actor === me?.person.id ? t("you") : nameOf(notice.actor),
    person: nameOf(subject ?? notice.actor),
    title: notice.title ?? "",
  });
}
