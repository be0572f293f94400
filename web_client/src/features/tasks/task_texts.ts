/** What people read of a task. */

import { clock, exact, spanOf, weekdayDate } from "../../texts/dates";
import { isTextKey, language, type TextKey, t } from "../../texts/texts";
import type {
  Area,
  Changes,
  Deadline,
  Millis,
  NextStep,
  Person,
  Proposal,
  TaskAct,
  TaskView,
} from "../../wire/wire";
import { firstName } from "../people/names";
import { isOwnTurn, responsibleFor, type Turned } from "./next_step";
import { TERMS } from "./terms";

/** "Fr., 20. Nov., 12:00", or only the day where no time was said. */
export function deadlineText(deadline: Deadline | undefined): string {
  if (deadline === undefined) return t("task.fact.deadline.none");
  return deadline.timed === false ? weekdayDate(deadline.at) : exact(deadline.at);
}

/** By when a step is due: a deadline without a time is its day, every other moment is that of an answer. */
export function byText(by: Millis, deadline: Deadline | undefined, now: Millis): string {
  const isDeadline = deadline?.at === by;
  const when = isDeadline ? deadlineText(deadline) : exact(by);
  if (now > by) return t("tasks.late", { when });
  return t(isDeadline ? "task.by" : "tasks.answer_by", { when });
}

/** Until when, of the first moment at which it is too late: the end of a day is that day. */
export function untilText(until: Millis): string {
  return clock(until) === "00:00" ? weekdayDate(until - 1) : exact(until);
}

export function budgetText(minutes: number | undefined): string {
  return minutes === undefined ? t("task.fact.budget.none") : spanOf(minutes);
}

/** Further answers of the task dialog, by their labels; those that only a newer client can name are left out. */
export function detailFacts(task: Pick<TaskView, "details">): readonly (readonly [TextKey, string])[] {
  return Object.entries(task.details ?? {}).flatMap(([name, answer]) => {
    const label = `task.detail.${name}`;
    return isTextKey(label) ? [[label, answer] as const] : [];
  });
}

/** "Marketing, 1,3-fach". */
export function areaText(area: Area | undefined): string {
  if (area === undefined) return t("task.fact.area.none");
  if (!costsMore(area)) return areaName(area);
  return t("task.fact.factor", { area: areaName(area), factor: factorText(area) });
}

/** Whether the work of an area takes more of the budget than it lasts. */
export function costsMore({ customer_percent }: Area): boolean {
  return customer_percent !== 100;
}

/** The minutes of work that a budget gives in an area, rounded down as the server does. */
export function workIn(budget: number, { customer_percent }: Area): number {
  return Math.floor((budget * 100) / customer_percent);
}

/** "1,3". */
export function factorText({ customer_percent }: Area): string {
  return new Intl.NumberFormat(language.value, { minimumFractionDigits: 1 }).format(customer_percent / 100);
}

export function areaName({ key }: Pick<Area, "key">): string {
  return t(`task.area.${key}`);
}

/** "In Bearbeitung", or with whom it waits. */
export function taskStatusText(task: Pick<TaskView, "status" | "with_lead" | "awaiting_release">): string {
  if (task.with_lead) return t("task.flag.lead");
  if (task.awaiting_release) return t("task.flag.release");
  return t(`task.status.${task.status}`);
}

/** Whose turn it is, and what comes next. */
export interface StepText {
  readonly turn: string;
  readonly what: string;
}

/** What of a task its next step is told from. */
type Stood = Pick<TaskView, "next" | "status"> & Pick<Turned, "responsible" | "desk">;

export function stepText(task: Stood, me: Person, customer: string): StepText {
  return { turn: turnText(task, me, customer), what: t(`task.next.${whatFor(task, me)}`) };
}

/** The steps of a review are the agency's own: customers read that it is reviewed. */
function whatFor({ next, status }: Stood, me: Person): NextStep["what"] {
  const inside = me.kind === "customer" && status === "review" && next.turn === "assistant";
  return inside && next.what !== "answer_proposal" ? "review" : next.what;
}

function turnText(task: Stood, me: Person, customer: string): string {
  const { turn } = task.next;
  if (turn === "nobody") return "";
  if (isOwnTurn(task, me)) return t("task.turn.me");
  if (turn === "customer") return t("task.turn.named", { name: customer });
  if (turn !== "assistant") return t(`task.turn.${turn}`);
  if (me.kind === "customer") return t("task.turn.yours");
  const responsible = responsibleFor(task);
  return responsible === undefined
    ? t("task.turn.assistant")
    : t("task.turn.named", { name: firstName(responsible) });
}

/** "andere Frist, anderes Budget". */
export function changesText(changes: Changes): string {
  const changed = TERMS.filter((term) => changes[term] !== undefined);
  return changed.map((term) => t(`task.card.${term}`)).join(", ");
}

/** "Vorschlag: andere Frist". */
export function proposalText(card: Proposal, area: Area | undefined): string {
  if (card.real !== undefined) return rateTitle(area);
  const what = changesText(card.changes);
  if (card.state === "noted" || card.state === "objected") return t("task.card.noted", { what });
  return t(card.counters === undefined ? "task.card.proposal" : "task.card.counter", { what });
}

/** "Marketing kostet 1,3-fach". */
function rateTitle(area: Area | undefined): string {
  if (area === undefined) return t("task.card.proposal", { what: t("task.card.budget") });
  const name = areaName(area);
  return costsMore(area)
    ? t("task.card.area", { area: name, factor: factorText(area) })
    : t("task.card.area.plain", { area: name });
}

/** What an act says or asks for, in a few words; nothing where its name says it all. */
export function actText(act: TaskAct, task: TaskView | undefined): string {
  if ("changes" in act) return termsText(act.changes);
  if (act.t === "item_add") return [act.text, ...(act.more ?? [])].join(", ");
  if ("text" in act) return act.text ?? "";
  if (act.t === "item_tick" || act.t === "item_move" || act.t === "item_remove")
    return task?.checklist?.find(({ number }) => number === act.number)?.text ?? "";
  if (act.t === "area") return areaName({ key: act.area });
  if (act.t === "budget_release") return spanOf(act.minutes);
  return "note" in act ? (act.note ?? "") : "";
}

/** "Do., 26. Nov., 12:00, 4 Std.". */
function termsText({ deadline, budget, description }: Changes): string {
  const said = [
    deadline && deadlineText(deadline),
    budget === undefined ? undefined : spanOf(budget),
    description,
  ];
  return said.filter((one) => one !== undefined).join(", ");
}
