/** What people read of held acts. */

import { state } from "../../session/store";
import { personOf } from "../../state/list";
import { t } from "../../texts/texts";
import type { ChatId, Held, TaskAct } from "../../wire/wire";
import { tagText } from "../tags/tag_texts";
import { actText } from "../tasks/task_texts";
import { taskOf } from "../tasks/tasks";

/** What an act without words of its own will do. */
export function heldText(held: Held): string {
  const name = held.person === undefined ? "" : personOf(state.value, held.person).name;
  switch (held.act) {
    case "rename":
      return t("held.rename", { title: held.title ?? "" });
    case "add_member":
      return held.person === state.value.me?.person.id ? t("held.join") : t("held.add", { name });
    case "remove_member":
      return t("held.remove", { name });
    case "delete":
      return t("held.gone");
    case "tag":
    case "untag":
      return t(`held.${held.act}`, { tag: tagText(held.tag ?? "") });
    case "react":
    case "unreact":
      return held.reaction === undefined
        ? ""
        : t(`held.${held.act}`, { reaction: t(`reaction.${held.reaction}`) });
    case "task":
      return held.task === undefined ? t("held.task") : taskText(held.task, held.chat);
    default:
      return held.text ?? "";
  }
}

function taskText(act: TaskAct, chat: ChatId): string {
  const opens = act.t === "item_tick" && act.ticked === false;
  const said = t(`held.task.${opens ? "item_untick" : act.t}`);
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
