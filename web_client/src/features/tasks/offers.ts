/** What of a task is offered to whom (SPEC 7). */

import type { State } from "../../state/model";
import type { ChatId, Claim, Millis, Person, Side, TaskAct, TaskView } from "../../wire/wire";

export type ActName = TaskAct["t"];
export type Offers = ReadonlySet<ActName>;

type Condition = (task: TaskView, me: Person, now: Millis) => boolean;

/** Acts that make sense only as the task stands; all others always do. */
const CONDITIONS: Readonly<Partial<Record<ActName, Condition>>> = {
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
  return new Set(mayBe.filter((name) => own.includes(name) && (CONDITIONS[name]?.(task, me, now) ?? true)));
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
