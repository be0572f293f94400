/** What happened in a chat or to its task, as a line. */

import { plainText } from "../../kit/markdown/plain_text";
import { state } from "../../session/store";
import { personOf } from "../../state/list";
import { hoursOf } from "../../texts/dates";
import { type TextKey, t } from "../../texts/texts";
import type { ChatId, Notice, PersonId, TaskNotice } from "../../wire/wire";

/** What stands as a line of its own: each is a card, or asks for something. */
const ALONE: ReadonlySet<TaskNotice["code"]> = new Set([
  "saved",
  "proposed",
  "countered",
  "area_card",
  "noted",
  "approval_asked",
  "approval_marked",
  "handed_over",
  "interim",
  "returned",
  "rated",
  "claimed",
]);

/** Whether somebody did the same thing again: then one line says it for both. */
export function isRepeated(before: Notice | TaskNotice, notice: Notice | TaskNotice): boolean {
  if (before.actor !== notice.actor) return false;
  if (before.t === "task" && notice.t === "task") {
    return !ALONE.has(notice.code) && meaningOf(before) === meaningOf(notice);
  }
  if (before.t !== "notice" || notice.t !== "notice") return false;
  return before.kind === notice.kind && before.person === notice.person && before.title === notice.title;
}

/** All of it but the words that came with it; lines that were reworded stand alone. */
function meaningOf({ seq, code, tags = [], data = {} }: TaskNotice): string {
  const { person, count, was } = data;
  return [code, ...tags, person ?? "", was === undefined && count === undefined ? "" : seq].join(" ");
}

/** What happened several times in a row, in one sentence with all that was written with it. */
export function repeatedText(notices: readonly (Notice | TaskNotice)[], chat: ChatId): string {
  const [first] = notices;
  if (first === undefined || first.t !== "task") return first === undefined ? "" : noticeText(first, chat);
  const words = notices.map((one) => (one.t === "task" ? one.data?.["text"] : undefined));
  const text = words.filter((one) => typeof one === "string" && one !== "").join(", ");
  return taskNoticeText({ ...first, data: { ...first.data, text } });
}

type NameOf = (id: PersonId) => string;

function fullName(id: PersonId): string {
  return personOf(state.value, id).name;
}

/** What happened to the task, and what the person wrote with it. */
export function taskNoticeText(notice: TaskNotice, nameOf: NameOf = fullName): string {
  const mine = notice.actor === state.value.me?.person.id;
  const { text: words, was, count, kept } = notice.data ?? {};
  const several = notice.code === "item_added" && typeof count === "number";
  const isKept = notice.code === "refused" && typeof kept === "number";
  const said = t(several ? "told.items_added" : isKept ? "told.kept" : `told.${notice.code}`, {
    n: several ? count : 1,
    budget: isKept ? hoursOf(kept) : "",
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
