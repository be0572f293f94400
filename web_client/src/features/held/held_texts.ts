/** What people read of held acts. */

import { state } from "../../session/store";
import { personOf } from "../../state/list";
import { isTextKey, type Params, t } from "../../texts/texts";
import type { ChatId, Held, TaskAct } from "../../wire/wire";
import { tagText } from "../tags/tag_texts";
import { actText } from "../tasks/task_texts";
import { taskOf } from "../tasks/tasks";

/** What an act without words of its own will do: `held.ACT` says it, with what is known of it. */
export function heldText(held: Held): string {
  switch (held.act) {
    case "send":
    case "edit":
      return held.text ?? "";
    case "add_member":
      return held.person === state.value.me?.person.id ? t("held.join") : t("held.add", wordsOf(held));
    case "remove_member":
      return t("held.remove", wordsOf(held));
    case "delete":
      return t("held.gone");
    case "task":
      return held.task === undefined ? t("held.task") : taskText(held.task, held.chat);
    default:
      return t(`held.${held.act}`, wordsOf(held));
  }
}

/** The fields of a held act as people read them: a word of the wire as its text `FIELD.WORD` says it. */
function wordsOf(held: Held): Params {
  const fields = Object.entries(held).map(([field, value]) => [field, wordOf(`${field}.${value}`) ?? value]);
  const name = held.person === undefined ? "" : personOf(state.value, held.person).name;
  return { ...Object.fromEntries(fields), tag: tagText(held.tag ?? ""), name };
}

function wordOf(key: string): string | undefined {
  return isTextKey(key) ? t(key) : undefined;
}

function taskText(act: TaskAct, chat: ChatId): string {
  const opens = act.t === "item_tick" && act.ticked === false;
  const person = act.t === "assign" ? personOf(state.value, act.person).name : "";
  const said = t(`held.task.${opens ? "item_untick" : act.t}`, { person });
  const words = actText(act, taskOf(chat));
  return words === "" ? said : t("told.words", { said, words });
}

/** Who handed it over, or who overtook it, as far as that is known here. */
export function reviewText(held: Held): string {
  if (held.author !== undefined) {
    return t("held.handed", { name: personOf(state.value, held.author).name });
  }
  const last = state.value.chats.get(held.chat)?.last;
  const author = last === undefined ? undefined : state.value.people.get(last.author);
  const overtaken = author?.kind === "customer" && (last?.at ?? 0) > held.at;
  return overtaken ? t("held.overtaken", { name: author.name }) : t("held.review");
}
