/** Everything else that can be done with a task now, as a quiet list. */

import { Icon, type IconName } from "../../../kit/Icon";
import { askAbout, type TaskQuestion } from "../../../session/panels";
import { state } from "../../../session/store";
import { type TextKey, t } from "../../../texts/texts";
import type { ChatId, TaskView } from "../../../wire/wire";
import { beginTask } from "../../bot/dialogs";
import { mayBegin } from "../../chats/members";
import { deliverFrom } from "../Deliver";
import { type ActName, type Offers, sideOf } from "../task";

interface Line {
  readonly act: ActName;
  readonly icon: IconName;
  readonly text: TextKey;
  readonly ask: TaskQuestion;
  readonly danger?: boolean;
}

const LINES: readonly Line[] = [
  { act: "interim", icon: "checks", text: "task.do.interim", ask: { do: "interim" } },
  { act: "hand_over", icon: "handover", text: "task.do.give", ask: { do: "hand_over" } },
  { act: "propose", icon: "calendar", text: "task.do.deadline", ask: { do: "propose", term: "deadline" } },
  { act: "propose", icon: "clock", text: "task.do.budget", ask: { do: "propose", term: "budget" } },
  { act: "propose", icon: "edit", text: "task.do.description", ask: { do: "propose", term: "description" } },
  { act: "note", icon: "phone", text: "task.do.note", ask: { do: "propose", term: "deadline", phone: true } },
  { act: "approval_ask", icon: "shield", text: "task.do.approval_ask", ask: { do: "approval_ask" } },
  { act: "record", icon: "plus", text: "task.do.record", ask: { do: "record" } },
  { act: "budget_release", icon: "reply", text: "task.do.budget_release", ask: { do: "budget_release" } },
  { act: "forward", icon: "arrow", text: "task.do.forward", ask: { do: "forward" } },
  { act: "release", icon: "check", text: "task.do.release", ask: { do: "release" } },
  { act: "delegate", icon: "people", text: "task.do.delegate", ask: { do: "delegate" } },
  { act: "edit", icon: "edit", text: "task.do.edit", ask: { do: "edit" } },
  { act: "claim", icon: "warn", text: "task.do.claim", ask: { do: "claim" } },
  { act: "delete", icon: "trash", text: "task.do.delete", ask: { do: "delete" }, danger: true },
];

interface ActsProps {
  readonly chat: ChatId;
  readonly task: TaskView;
  readonly offers: Offers;
}

export function Acts({ chat, task, offers }: ActsProps) {
  const lines = LINES.filter(({ act }) => offers.has(act));
  const listed = state.value.chats.get(chat);
  const over = task.status === "done" && listed !== undefined && mayBegin(listed);
  if (lines.length === 0 && !offers.has("take_back") && !over) return null;
  return (
    <section class="acts">
      <h3>{t("task.more")}</h3>
      <ul>
        {offers.has("take_back") && <TakeBack chat={chat} />}
        {lines.map((line) => (
          <li key={line.text}>
            <button
              type="button"
              class={line.danger ? "act is-danger" : "act"}
              onClick={() => askAbout(chat, line.ask)}
            >
              <Icon name={line.icon} small />
              {t(line.text)}
            </button>
          </li>
        ))}
        {over && (
          <li>
            <button type="button" class="act" onClick={() => void beginTask({ again: chat })}>
              <Icon name="copy" small />
              {t("task.do.again")}
            </button>
          </li>
        )}
      </ul>
    </section>
  );
}

/** The assistant takes a task back from the lead; the lead gives it back. */
function TakeBack({ chat }: { chat: ChatId }) {
  const me = state.value.me?.person;
  const lead = me !== undefined && sideOf(me) === "staff" && me.role !== "assistant";
  const which = lead ? "give_back" : "take_back";
  const words = { label: t(`task.do.${which}`), verb: t(`task.verb.${which}`) };
  return (
    <li>
      <button
        type="button"
        class="act"
        onClick={(event) => deliverFrom(event.currentTarget, chat, words, { t: "take_back" })}
      >
        <Icon name="reply" small />
        {words.label}
      </button>
    </li>
  );
}
