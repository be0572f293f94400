import { useComputed } from "@preact/signals";
import { MarkdownText } from "../../../kit/markdown/MarkdownText";
import { state } from "../../../session/store";
import { exact } from "../../../texts/dates";
import { t } from "../../../texts/texts";
import type { ChatId, HandOver, TaskNotice } from "../../../wire/wire";
import { ReturnModal } from "../modals/ReturnModal";
import { openTaskModal } from "../modals/TaskModal";
import { isUnrated } from "../offers";
import { type CardButton, CardButtons, CardFrame, type CardProps, nameOf, useOffers } from "./CardFrame";
import { RateCard } from "./RatingCard";

interface HandoverCardProps extends CardProps {
  readonly open: boolean;
  readonly latest: boolean;
}

export function HandoverCard({ chat, task, notice, side, first, open, latest }: HandoverCardProps) {
  const offers = useOffers(task);
  const answer = useComputed(() => answerTo(notice, chat)).value;
  const kind = kindOf(notice);
  const text = notice.data?.["text"];
  const buttons = open && side === "customer" ? handoverButtons(chat, kind, offers.has("done")) : [];
  return (
    <>
      <CardFrame
        icon="handover"
        kind={t(`task.handover.${kind}`)}
        open={open}
        {...decidedOf(open, side, answer)}
      >
        {typeof text === "string" && <MarkdownText text={text} />}
        <CardButtons chat={chat} first={first} buttons={buttons} />
      </CardFrame>
      {latest && side === "customer" && offers.has("rate") && isUnrated(task) && <RateCard chat={chat} />}
    </>
  );
}

function kindOf(notice: TaskNotice): HandOver["kind"] {
  const kind = notice.data?.["kind"];
  return kind === "interim" || kind === "question" || kind === "not_needed" ? kind : "result";
}

/** Of a question the answer comes first, of everything else that it is done. */
export function handoverButtons(
  chat: ChatId,
  kind: HandOver["kind"],
  mayEnd: boolean,
): readonly CardButton[] {
  if (!mayEnd) return [];
  const done: CardButton = { label: t("task.do.done"), verb: "", what: { t: "done" } };
  const asks = kind === "question" || kind === "interim";
  const back: CardButton = {
    label: t(asks ? "task.do.reply" : "task.do.return"),
    ask: () => openTaskModal(chat, (its) => <ReturnModal {...its} />),
  };
  return asks ? [back, done] : [done, back];
}

const ANSWERS = ["done", "done_by_silence", "returned"] as const;
type HandoverAnswer = TaskNotice & { readonly code: (typeof ANSWERS)[number] };

/** The customer's answer, as far as the log that is held has it. */
function answerTo(notice: TaskNotice, chat: ChatId): HandoverAnswer | undefined {
  const entries = state.value.logs.get(chat)?.entries ?? [];
  return entries.find(
    (entry): entry is HandoverAnswer =>
      entry.t === "task" && entry.seq > notice.seq && ANSWERS.some((code) => code === entry.code),
  );
}

function decidedOf(
  open: boolean,
  side: CardProps["side"],
  answer: HandoverAnswer | undefined,
): { decided?: string; good?: boolean } {
  if (open) return side === "staff" ? { decided: t("task.handover.waits"), good: false } : {};
  if (answer === undefined) return { decided: t("task.handover.over") };
  const params = { name: nameOf(answer.actor), when: exact(answer.at) };
  return { decided: t(`task.handover.${answer.code}`, params), good: answer.code !== "returned" };
}
