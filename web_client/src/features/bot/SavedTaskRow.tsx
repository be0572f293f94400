/** The bot's answer to a task that was handed in, with the dialog folded into it: what was asked and answered. */

import { useComputed } from "@preact/signals";
import { useRef } from "preact/hooks";
import { Icon } from "../../kit/Icon";
import { isStaff, state } from "../../session/store";
import { personOf } from "../../state/list";
import { exact, opens } from "../../texts/dates";
import { t } from "../../texts/texts";
import type { ChatId, TaskNotice } from "../../wire/wire";
import { MessageFrame } from "../messages/MessageFrame";

type AnsweredLine = readonly [label: string, value: string, words: string];

export function SavedTaskRow({ notice, chat }: { notice: TaskNotice; chat: ChatId }) {
  const bot = useComputed(() => personOf(state.value, notice.actor)).value;
  const asked = answersIn(notice);
  return (
    <MessageFrame
      person={bot}
      own={false}
      at={notice.at}
      seq={notice.seq}
      mark={<span class="tag tag--sys">{t("sys.automatic")}</span>}
    >
      <div class="botcard saved">
        <p>{savedText(notice)}</p>
        {asked.length > 0 && <Folded asked={asked} chat={chat} />}
      </div>
    </MessageFrame>
  );
}

/** When the answer comes; after hours also when somebody is back. Staff read by when it is due. */
function savedText({ data }: TaskNotice): string {
  const reaction = data?.["reaction"];
  const opening = data?.["opening"];
  if (typeof reaction !== "number") return t("told.saved");
  const when = exact(reaction);
  if (isStaff.value) return t("saved.staff", { when });
  if (typeof opening !== "number") return t("saved.answer", { when });
  return t("saved.after_hours", { when, back: opens(opening) });
}

/** Staff who come to review the task read what it is first. */
function Folded({ asked, chat }: { asked: readonly AnsweredLine[]; chat: ChatId }) {
  const open = useRef(isStaff.peek() && state.peek().chats.get(chat)?.task?.status === "review").current;
  return (
    <details class="folded" open={open}>
      <summary>
        <Icon name="tasks" small />
        {t("dialog.folded")}
      </summary>
      <dl class="facts">
        {asked.map(([label, value, words]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd dir="auto">
              {value}
              {words !== "" && <small>{t("dialog.from", { words })}</small>}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

/** What the server kept of the dialog; nothing where it was erased or is of another kind. */
function answersIn({ data }: TaskNotice): readonly AnsweredLine[] {
  const kept = data?.["dialog"];
  if (typeof kept !== "string") return [];
  try {
    const lines: unknown = JSON.parse(kept);
    return Array.isArray(lines) ? lines.filter(isAnsweredLine) : [];
  } catch {
    return [];
  }
}

function isAnsweredLine(line: unknown): line is AnsweredLine {
  return Array.isArray(line) && line.length === 3 && line.every((part) => typeof part === "string");
}
