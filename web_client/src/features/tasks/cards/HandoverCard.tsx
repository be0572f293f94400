/** What was handed over, the customer's word on it, and the stars. */

import { useComputed, useSignal } from "@preact/signals";
import { Icon } from "../../../kit/Icon";
import { Button } from "../../../kit/parts";
import { askAbout } from "../../../session/panels";
import { state } from "../../../session/store";
import { exact } from "../../../texts/dates";
import { t } from "../../../texts/texts";
import type { ChatId, HandOver, Rating, TaskNotice } from "../../../wire/wire";
import { beginRating } from "../../bot/dialogs";
import { Text } from "../../messages/MessageView";
import { useAct } from "../Deliver";
import { Words } from "../modals/fields";
import { Wrong } from "../modals/TaskModal";
import { isUnrated } from "../task";
import { type CardButton, CardButtons, CardFrame, type CardProps, nameOf, useOffers } from "./CardFrame";

interface HandoverCardProps extends CardProps {
  readonly open: boolean;
  readonly latest: boolean;
}

export function HandoverCard({ chat, task, notice, side, open, latest }: HandoverCardProps) {
  const offers = useOffers(task);
  const answer = useComputed(() => answerTo(notice, chat)).value;
  const kind = kindOf(notice);
  const text = notice.data?.["text"];
  const buttons = open && side === "customer" ? answers(chat, kind, offers.has("done")) : [];
  return (
    <>
      <CardFrame
        icon="handover"
        kind={t(`task.handover.${kind}`)}
        open={open}
        {...decidedOf(open, side, answer)}
      >
        {typeof text === "string" && <Text text={text} />}
        <CardButtons chat={chat} buttons={buttons} />
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
function answers(chat: ChatId, kind: HandOver["kind"], mayEnd: boolean): readonly CardButton[] {
  if (!mayEnd) return [];
  const done: CardButton = { label: t("task.do.done"), verb: "", what: { t: "done" } };
  const asks = kind === "question" || kind === "interim";
  const back: CardButton = {
    label: t(asks ? "task.do.reply" : "task.do.return"),
    ask: () => askAbout(chat, { do: "return" }),
  };
  return asks ? [back, done] : [done, back];
}

const ANSWERS = ["done", "done_by_silence", "returned"] as const;
type Answer = TaskNotice & { readonly code: (typeof ANSWERS)[number] };

/** The customer's answer, as far as the log that is held has it. */
function answerTo(notice: TaskNotice, chat: ChatId): Answer | undefined {
  const entries = state.value.logs.get(chat)?.entries ?? [];
  return entries.find(
    (entry): entry is Answer =>
      entry.t === "task" && entry.seq > notice.seq && ANSWERS.some((code) => code === entry.code),
  );
}

function decidedOf(
  open: boolean,
  side: CardProps["side"],
  answer: Answer | undefined,
): { decided?: string; good?: boolean } {
  if (open) return side === "staff" ? { decided: t("task.handover.waits"), good: false } : {};
  if (answer === undefined) return { decided: t("task.handover.over") };
  const params = { name: nameOf(answer.actor), when: exact(answer.at) };
  return { decided: t(`task.handover.${answer.code}`, params), good: answer.code !== "returned" };
}

const STARS = [1, 2, 3, 4, 5] as const;

/** Asked once after each hand-over. */
function RateCard({ chat }: { chat: ChatId }) {
  const stars = useSignal(0);
  const comment = useSignal("");
  const { busy, wrong, run } = useAct(chat);
  const rate = () => void run({ t: "rate", stars: stars.value, comment: comment.value.trim() });
  return (
    <CardFrame icon="star" kind={t("task.rating")} open>
      <fieldset class="stars">
        <legend>{t("task.rating.ask")}</legend>
        {STARS.map((n) => (
          <label
            class={n <= stars.value ? "star is-on" : "star"}
            key={n}
            title={t("task.rating.stars", { n })}
          >
            <input
              type="radio"
              name={`stars-${chat}`}
              aria-label={t("task.rating.stars", { n })}
              checked={stars.value === n}
              onChange={() => {
                stars.value = n;
              }}
            />
            <Icon name="star" />
          </label>
        ))}
      </fieldset>
      {stars.value > 0 && (
        <>
          <Words label={t("task.rating.comment")} value={comment} rows={2} />
          <Wrong text={wrong.value} />
          <div class="buttons">
            <Button kind="main" disabled={busy.value} onClick={rate}>
              {t("task.do.rate")}
            </Button>
          </div>
        </>
      )}
      {stars.value === 0 && (
        <button type="button" class="link" onClick={() => void beginRating(chat)}>
          {t("task.do.rate_talking")}
        </button>
      )}
    </CardFrame>
  );
}

export function RatingCard({ rating }: { rating: Rating }) {
  return (
    <CardFrame icon="star" kind={t("task.rating")} open={false}>
      <p class="stars" role="img" aria-label={t("task.rating.stars", { n: rating.stars })}>
        {STARS.map((n) => (
          <span class={n <= rating.stars ? "star is-on" : "star"} key={n}>
            <Icon name="star" />
          </span>
        ))}
      </p>
      {rating.comment && <p>{rating.comment}</p>}
    </CardFrame>
  );
}
