/** What of a task is offered to whom, and which of its cards a line of the chat is about (SPEC 7). */

import type { State } from "../../state/model";
import type {
  Approval,
  ChatId,
  Claim,
  Millis,
  NextStep,
  Person,
  Proposal,
  Rating,
  Running,
  Side,
  TaskAct,
  TaskNotice,
  TaskView,
} from "../../wire/wire";

export type ActName = TaskAct["t"];
export type Offers = ReadonlySet<ActName>;

type Sense = (task: TaskView, me: Person, now: Millis) => boolean;

/** Acts that make sense only as the task stands; all others always do. */
const SENSE: Readonly<Partial<Record<ActName, Sense>>> = {
  take_back: (task, me) => task.with_lead === true && !(task.desk?.advice && isAssistant(me)),
  delegate: (task) => task.with_lead !== true,
  forward: (task) =>
    task.area?.special === true && task.awaiting_release !== true && task.desk?.released_by === undefined,
  release: (task) => task.awaiting_release === true,
  start: (task, me) => task.with_lead !== true || !isAssistant(me),
  timer_start: (task, me) =>
    runningOf(task, me) === undefined && (task.with_lead !== true || !isAssistant(me)),
  timer_stop: (task, me) => runningOf(task, me) !== undefined,
  rate: (task) => isUnrated(task),
  claim: (task, _me, now) => isClaimable(task, now),
  claim_decide: (task) => task.claim !== undefined && isOpen(task.claim),
  budget_release: (task) => leftOf(task) > 0,
  approval_mark: (task) => task.by_customer,
  record: (task) => (task.contracts ?? []).length > 0,
};

/** What to offer somebody who may do `own` at all: what their side may do at this stage, and they themselves. */
export function offersOf(task: TaskView, me: Person, own: readonly string[], now: Millis): Offers {
  const mayBe = (task.may ?? []) as readonly ActName[];
  return new Set(mayBe.filter((name) => own.includes(name) && (SENSE[name]?.(task, me, now) ?? true)));
}

/** What one may do to the task of a chat at all. */
export function actsIn({ chats, acts }: Pick<State, "chats" | "acts">, chat: ChatId): readonly string[] {
  return chats.get(chat)?.acts ?? acts;
}

function isAssistant(me: Person): boolean {
  return me.role === "assistant";
}

export function sideOf(me: Person): Side {
  return me.kind === "customer" ? "customer" : "staff";
}

/** One's own timer on the task. */
export function runningOf(task: TaskView, me: Person) {
  return task.desk?.running?.find(({ person }) => person === me.id);
}

/** Minutes of the budget that nobody has worked yet. */
export function leftOf({ terms, times }: TaskView): number {
  return Math.max(0, (terms.budget ?? 0) - Math.max(times.used, times.refunded ?? 0));
}

export function isUnrated({ handover, rating }: TaskView): boolean {
  return handover !== undefined && (rating === undefined || rating.at < handover.at);
}

/** Whether the deadline was missed and nothing was claimed for it yet. */
function isClaimable(task: TaskView, now: Millis): boolean {
  const { deadline } = task.terms;
  if (deadline === undefined || (task.contracts ?? []).length === 0) return false;
  const over = task.status === "handed_over" || task.status === "done";
  const end = over ? (task.handover?.at ?? now) : now;
  const { claim } = task;
  return end > deadline.at && (claim === undefined || (!isOpen(claim) && claim.deadline.at !== deadline.at));
}

export function isOpen(claim: Claim): boolean {
  return claim.state === "open";
}

/** Whether the next step is the reader's own. */
export function isOwnTurn({ turn }: NextStep, me: Person): boolean {
  if (me.kind === "customer") return turn === "customer";
  if (turn === "assistant") return me.role === "assistant";
  if (turn === "lead") return me.role === "lead" || me.role === "management";
  return turn === "specialist" && (me.role === "specialist" || me.role === "management");
}

/** The one act of the moment: an act, a place to see, or where to write. */
export type Main =
  | "accept"
  | "start"
  | "hand_over"
  | "done"
  | "return"
  | "release"
  | "review"
  | "see"
  | "answer";

const MAIN: Readonly<Partial<Record<NextStep["what"], Main>>> = {
  decide_claim: "see",
  answer_proposal: "see",
  answer_approval: "see",
  release: "release",
  set_area: "review",
  propose_budget: "review",
  propose_deadline: "review",
  forward: "review",
  review: "review",
  accept: "accept",
  answer: "answer",
  start: "start",
  hand_over: "hand_over",
  confirm: "done",
  give_feedback: "return",
  answer_question: "return",
};

/** What a head line offers first; nothing when it is somebody else's turn. */
export function mainOf(task: TaskView, offers: Offers, me: Person): Main | null {
  const main = MAIN[task.next.what];
  if (main === undefined || (!isOwnTurn(task.next, me) && !isWorkOfAll(main, me))) return null;
  if (main === "see" || main === "answer") return main;
  return offers.has(main === "review" ? "review" : main) ? main : null;
}

/** Leads and specialists can do an assistant's work. */
function isWorkOfAll(main: Main, me: Person): boolean {
  return me.kind === "staff" && ["accept", "start", "hand_over", "review"].includes(main);
}

/** What a line of the chat decides. */
export type Decided =
  | { readonly kind: "proposal"; readonly card: Proposal }
  | { readonly kind: "approval"; readonly approval: Approval }
  | { readonly kind: "handover"; readonly open: boolean; readonly latest: boolean }
  /** Words that came with something: an interim result, or what is still missing. */
  | { readonly kind: "words"; readonly text: string }
  | { readonly kind: "rating"; readonly rating: Rating }
  | { readonly kind: "claim"; readonly claim: Claim };

/** The card that stands where a notice stands in the log; null for a plain line. */
export function cardAt(notice: TaskNotice, task: TaskView | undefined): Decided | null {
  if (task === undefined) return null;
  const number = notice.data?.["number"];
  switch (notice.code) {
    case "proposed":
    case "countered":
    case "area_card":
    case "noted": {
      const card = task.proposals?.find((one) => one.number === number);
      return card === undefined ? null : { kind: "proposal", card };
    }
    case "approval_asked":
    case "approval_marked": {
      const approval = task.approvals?.find((one) => one.number === number);
      return approval === undefined ? null : { kind: "approval", approval };
    }
    case "handed_over": {
      const latest = task.handover?.at === notice.at;
      return { kind: "handover", latest, open: latest && task.status === "handed_over" };
    }
    case "interim":
    case "returned": {
      const text = notice.data?.["text"];
      return typeof text === "string" && text !== "" ? { kind: "words", text } : null;
    }
    case "rated":
      return task.rating?.at === notice.at ? { kind: "rating", rating: task.rating } : null;
    case "claimed":
      return task.claim?.at === notice.at ? { kind: "claim", claim: task.claim } : null;
    default:
      return null;
  }
}

export type CardAct = "agree" | "refuse" | "counter" | "withdraw" | "object";

/** What one may do with a card about the terms. */
export function answersTo(card: Proposal, offers: Offers, side: Side): readonly CardAct[] {
  const wanted: readonly CardAct[] =
    card.state === "noted"
      ? ["object"]
      : card.answers === side
        ? ["agree", "counter", "refuse"]
        : card.side === side
          ? ["withdraw"]
          : [];
  const isTheirs = card.state === "noted" ? card.answers === side : card.state === "open";
  return isTheirs && card.answers !== undefined ? wanted.filter((act) => offers.has(act)) : [];
}

/** When the card was made that the task waits for: where to look in the chat. */
export function waitsSince(task: TaskView, side: Side): Millis | null {
  if (task.next.what === "decide_claim") return task.claim?.at ?? null;
  if (task.next.what === "answer_approval")
    return task.approvals?.find(({ state }) => state === "asked")?.asked_at ?? null;
  return task.proposals?.find((card) => card.state === "open" && card.answers === side)?.at ?? null;
}

/** How far the work has come: minutes, and the part of the budget in percent. */
export interface Meter {
  readonly done: number;
  readonly of: number | null;
  readonly percent: number;
  readonly level: "quiet" | "warn" | "over";
}

const MINUTE = 60_000;

/** Customers read what of their budget is used, staff what they have worked of the real working time by now. */
export function meterOf(task: TaskView, side: Side, now: Millis): Meter {
  const { times, terms } = task;
  const running = task.desk?.running ?? [];
  const ran = (times: (one: Running) => number) =>
    running.reduce((sum, one) => sum + Math.max(0, Math.min(now, one.until) - one.since) * times(one), 0);
  const factor = task.area?.customer_percent ?? 100;
  const used = times.used + (ran(({ double }) => (double ? 2 : 1)) * factor) / 100 / MINUTE;
  const of = (side === "staff" ? times.real : terms.budget) ?? null;
  const done = side === "staff" ? Math.floor(times.recorded + ran(() => 1) / MINUTE) : times.used;
  const percent = terms.budget ? Math.floor((used * 100) / terms.budget) : 0;
  return { done, of, percent, level: percent >= 100 ? "over" : percent >= 80 ? "warn" : "quiet" };
}
