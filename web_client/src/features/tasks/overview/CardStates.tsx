/** What all overviews show of a task: its reason, its status, how much of the budget is used. */

import { Icon, type IconName } from "../../../kit/Icon";
import { myself, state, tick } from "../../../session/store";
import { stopwatch, weekdayDate, whenNear } from "../../../texts/dates";
import { t } from "../../../texts/texts";
import type { Person, TaskCard } from "../../../wire/wire";
import { runningWork } from "../../time/timer";
import { isMissed } from "../desk/workload";
import { deadlineText, stepText } from "../task_texts";
import { type Reason, reasonOf, type Tone, urgency, usedPercent } from "./attention";

const ICONS: Readonly<Record<Reason["word"], IconName>> = {
  reaction_overdue: "clock",
  deadline_missed: "calendar",
  deadline_near: "calendar",
  budget_over: "timer",
  budget_near: "timer",
  own_turn: "arrow",
  over: "check",
};

/** A word with its sign; how loud it is is said by the colour besides. */
export function StateLabel({ icon, tone, text }: { icon: IconName; tone: Tone | "ok"; text: string }) {
  return (
    <span class={tone === "quiet" ? "state" : `state state--${tone}`}>
      <Icon name={icon} small />
      {text}
    </span>
  );
}

/** Why a task stands where it does; nothing where it only runs its course. */
export function ReasonState({ card, me }: { card: TaskCard; me: Person }) {
  const reason = reasonOf(card, me, tick.value);
  if (reason === null) return null;
  const tone = reason.word === "over" ? "ok" : reason.tone;
  return <StateLabel icon={ICONS[reason.word]} tone={tone} text={t(`tasks.reason.${reason.word}`)} />;
}

/** The one thing to know of a task where there is room for one: a flag, an answer, its deadline, since when. */
export function KeyState({ card }: { card: TaskCard }) {
  const now = tick.value;
  if (card.status === "done") return <StateLabel icon="check" tone="ok" text={weekdayDate(card.changed)} />;
  if (isRunningHere(card)) return <RunningTime />;
  if (card.awaiting_release) return <StateLabel icon="shield" tone="quiet" text={t("task.flag.release")} />;
  if (card.with_lead) return <StateLabel icon="people" tone="quiet" text={t("task.flag.lead")} />;
  if (card.reaction !== undefined) {
    const late = now > card.reaction;
    const text = t(late ? "tasks.late" : "tasks.answer_by", { when: whenNear(card.reaction, now) });
    return <StateLabel icon="clock" tone={urgency(card.reaction, now)} text={text} />;
  }
  if (card.status === "handed_over") {
    return (
      <StateLabel icon="clock" tone="quiet" text={t("tasks.since", { when: whenNear(card.changed, now) })} />
    );
  }
  return <DeadlineState card={card} />;
}

export function DeadlineState({ card, short = false }: { card: TaskCard; short?: boolean }) {
  const missed = isMissed(card, tick.value);
  const isNear = card.attention === "near_deadline" && card.status !== "handed_over";
  const text = deadlineText(card.deadline);
  const said = missed && !short ? t("tasks.missed", { text }) : text;
  return (
    <>
      <StateLabel icon="calendar" tone={missed ? "danger" : isNear ? "warn" : "quiet"} text={said} />
      {missed && short && <span class="vh">{t("tasks.reason.deadline_missed")}</span>}
    </>
  );
}

function RunningTime() {
  const since = runningWork.value?.since ?? tick.value;
  return (
    <StateLabel icon="timer" tone="turn" text={t("tasks.runs", { time: stopwatch(tick.value - since) })} />
  );
}

/** Whether one's own timer runs on it. */
export function isRunningHere(card: TaskCard): boolean {
  const me = myself.value;
  return me !== undefined && (card.running ?? []).includes(me);
}

/** How much of the budget is used; nothing where there is none yet. */
export function BudgetBar({ card }: { card: TaskCard }) {
  const percent = usedPercent(card);
  if (percent === null) return null;
  const tone = percent >= 100 ? "is-over" : percent >= 80 ? "is-warn" : isRunningHere(card) ? "is-run" : "";
  return (
    <span class="meter-bar" role="img" aria-label={t("task.meter.percent", { n: percent })}>
      <i class={tone} style={{ width: `${Math.min(100, percent)}%` }} />
    </span>
  );
}

/** "Du bist dran: Ergebnis übergeben". */
export function nextText(card: TaskCard, me: Person): string {
  const { turn, what } = stepText(card, me, t("role.customer"));
  return [turn, what].filter(Boolean).join(" ");
}

export function viewer(): Person | undefined {
  return state.value.me?.person;
}
