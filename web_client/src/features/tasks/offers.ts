/** What of a task is offered to whom (SPEC 7). */

import type { State } from "../../state/model";
import type { ChatId, Claim, Item, Millis, Person, Proposal, Side, TaskAct, TaskView } from "../../wire/wire";
import { TERMS, type Term } from "./terms";

export type ActName = TaskAct["t"];
export type Offers = ReadonlySet<ActName>;

/** How many the review card has. */
const QUESTIONS = 4;
const MINUTE = 60_000;

type Condition = (task: TaskView, me: Person, now: Millis) => boolean;

/** Acts that make sense only as the task stands; all others always do. */
const CONDITIONS: Readonly<Partial<Record<ActName, Condition>>> = {
  accept: (task, _me, now) => isAcceptable(task, now),
  take_back: (task, me) => task.with_lead === true && !(task.desk?.advice && isAssistant(me)),
  delegate: (task) => task.with_lead !== true,
  forward: (task) => task.area?.special === true && task.awaiting_release !== true && !isReleased(task),
  release: (task) => task.awaiting_release === true,
  start: (task, me) => task.with_lead !== true || !isAssistant(me),
  timer_start: (task, me) =>
    runningOf(task, me) === undefined && (task.with_lead !== true || !isAssistant(me)),
  timer_stop: (task, me) => runningOf(task, me) !== undefined,
  propose: (task, me) => openTerms(task, sideOf(me)).length > 0,
  agree: (task, me) => asked(task, sideOf(me)).length > 0,
  refuse: (task, me) => asked(task, sideOf(me)).length > 0,
  counter: (task, me) => asked(task, sideOf(me)).length > 0,
  withdraw: (task, me) => asked(task, otherSide(sideOf(me))).length > 0,
  object: (task) =>
    (task.proposals ?? []).some(({ state, answers }) => state === "noted" && answers === "customer"),
  approval_answer: (task) => (task.approvals ?? []).some(({ state }) => state === "asked"),
  item_tick: (task, me) =>
    (task.checklist ?? []).some(({ side }) => sideOf(me) === "staff" || side === "customer"),
  item_edit: (task, me) => hasOpenItem(task, me),
  item_remove: (task, me) => hasOpenItem(task, me),
  item_move: (task, me) =>
    (task.checklist ?? []).length > 1 &&
    (task.checklist ?? []).some(({ side }) => maySortItems(task, me, side)),
  rate: (task) => isUnrated(task),
  claim: (task, _me, now) => isClaimable(task, now),
  claim_decide: (task) => task.claim !== undefined && isOpen(task.claim),
  budget_release: (task, _me, now) => leftOf(task, now) > 0,
  record_release: (task) => (task.desk?.records ?? []).some(({ state }) => state === "waiting"),
  approval_mark: (task) => task.by_customer,
};

/** What to offer somebody who may do `own` at all: what their side may do at this stage, and they themselves. */
export function offersOf(task: TaskView, me: Person, own: readonly string[], now: Millis): Offers {
  const mayBe = (task.may ?? []) as readonly ActName[];
  return new Set(mayBe.filter((name) => own.includes(name) && (CONDITIONS[name]?.(task, me, now) ?? true)));
}

/** What one may do to the task of a chat at all. */
export function actsIn({ chats, acts }: Pick<State, "chats" | "acts">, chat: ChatId): readonly string[] {
  return chats.get(chat)?.acts ?? acts;
}

/** The cards that wait for the word of a side. */
function asked(task: TaskView, side: Side): readonly Proposal[] {
  return (task.proposals ?? []).filter(({ state, answers }) => state === "open" && answers === side);
}

/** Whose items one may put in order: customers the assistant's only as long as the task is in review. */
export function maySortItems({ status }: TaskView, me: Person, side: Side = "staff"): boolean {
  return side === "customer" || sideOf(me) === "staff" || status === "review";
}

/** Whether one may reword and remove an item that is not ticked: those, and whatever one wrote oneself. */
export function mayChangeItem(task: TaskView, me: Person, { side, added_by }: Item): boolean {
  return maySortItems(task, me, side) || added_by === me.id;
}

/** What is ticked stays as it was. */
function hasOpenItem(task: TaskView, me: Person): boolean {
  return (task.checklist ?? []).some((item) => item.ticked_at === undefined && mayChangeItem(task, me, item));
}

function otherSide(side: Side): Side {
  return side === "staff" ? "customer" : "staff";
}

/** Whether nothing is missing before the task can be accepted; the server says what is (`next`). */
function isAcceptable(task: TaskView, now: Millis): boolean {
  const { desk, terms, area } = task;
  const isAsked = (task.proposals ?? []).some(({ changes }) => changes.deadline !== undefined);
  const isTimely = terms.deadline === undefined ? isAsked : terms.deadline.at > now;
  return (
    task.with_lead !== true &&
    area !== undefined &&
    task.awaiting_release !== true &&
    (area.special !== true || isReleased(task)) &&
    !(task.proposals ?? []).some(({ state, until }) => state === "open" && (until ?? now + 1) > now) &&
    terms.budget !== undefined &&
    isTimely &&
    (desk?.review ?? []).length === QUESTIONS
  );
}

/** The terms that one may propose now: what the other side has asked about is answered, not proposed beside it. */
export function openTerms(task: TaskView, side: Side): readonly Term[] {
  const open = asked(task, side);
  return TERMS.filter((term) => !open.some(({ changes }) => changes[term] !== undefined));
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

/** Minutes of the budget that nobody has worked yet, nor works at now. */
export function leftOf(task: TaskView, now: Millis): number {
  const { terms, times } = task;
  return Math.max(0, (terms.budget ?? 0) - Math.max(usedBy(task, now), times.refunded ?? 0));
}

/** Minutes that the work costs, with the timers that run; what costs double counts double. */
function usedBy({ times, desk, area }: TaskView, now: Millis): number {
  if (desk === undefined) return times.used;
  const counted = (desk.records ?? []).filter(({ state }) => (state ?? "counted") === "counted");
  const worked = [
    ...counted.map(({ length, double }) => (double ? 2 * length : length)),
    ...(desk.running ?? []).map(({ since, until, double }) => {
      const length = Math.max(0, Math.min(now, until) - since);
      return double ? 2 * length : length;
    }),
  ].reduce((sum, length) => sum + length, 0);
  return Math.ceil((worked * (area?.customer_percent ?? 100)) / (100 * MINUTE));
}

/** Whether a specialist released it for its area. */
function isReleased({ desk }: TaskView): boolean {
  return desk?.released_by !== undefined;
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
