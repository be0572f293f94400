/** What of a task waits for the reader's word, wherever the task is listed. */

import { signal } from "@preact/signals";
import { session } from "../../session/client";
import { state } from "../../session/store";
import { personOf } from "../../state/list";
import { hoursOf } from "../../texts/dates";
import { type TextKey, t } from "../../texts/texts";
import type {
  Approval,
  ChatId,
  HandedOver,
  Person,
  Proposal,
  Side,
  TaskAct,
  TaskCard,
  TaskCode,
  TaskView,
} from "../../wire/wire";
import type { LogCard } from "./log_cards";
import { isOwnTurn } from "./next_step";
import { sideOf } from "./offers";
import { deadlineText, proposalText } from "./task_texts";
import { ensureTask } from "./tasks";

export type Decision =
  | { readonly kind: "proposal"; readonly proposal: Proposal }
  | { readonly kind: "approval"; readonly approval: Approval }
  | { readonly kind: "handover"; readonly handover: HandedOver };

type Step = TaskView["next"]["what"];
const BY_CUSTOMER = new Set<Step>(["confirm", "give_feedback", "answer_question"]);
const DECIDED: Readonly<Record<Side, ReadonlySet<Step>>> = {
  staff: new Set<Step>(["answer_proposal"]),
  customer: new Set<Step>(["answer_proposal", "answer_approval", ...BY_CUSTOMER]),
};

/** Whether a task waits for the reader's word on a card. */
export function isDecision(card: TaskCard, me: Person): boolean {
  return isOwnTurn(card, me) && DECIDED[sideOf(me)].has(card.next.what);
}

/** What the next step asks of this side; null where it is no decision on a card. */
export function decisionOf(task: TaskView, side: Side): Decision | null {
  const { what } = task.next;
  if (what === "answer_proposal") {
    const proposal = task.proposals?.find((one) => one.state === "open" && one.answers === side);
    return proposal === undefined ? null : { kind: "proposal", proposal };
  }
  if (side === "staff") return null;
  if (what === "answer_approval") {
    const approval = task.approvals?.find((one) => one.state === "asked");
    return approval === undefined ? null : { kind: "approval", approval };
  }
  const { handover } = task;
  return BY_CUSTOMER.has(what) && handover !== undefined ? { kind: "handover", handover } : null;
}

/** Whether the next step asks the reader for just this card: of several open ones it has the filled button. */
export function isAskedFor(card: LogCard, task: TaskView, me: Person): boolean {
  if (!isOwnTurn(task, me)) return false;
  if (card.kind === "claim") return task.next.what === "decide_claim";
  const asked = decisionOf(task, sideOf(me));
  switch (asked?.kind) {
    case "proposal":
      return card.kind === "proposal" && card.card.number === asked.proposal.number;
    case "approval":
      return card.kind === "approval" && card.approval.number === asked.approval.number;
    case "handover":
      return card.kind === "handover" && card.open;
    default:
      return false;
  }
}

/** "Mehr Zeit: 1:30 → 1:52, Jana Lindner". */
export function decisionText(decision: Decision, task: TaskView): string {
  return [subjectOf(decision, task), personOf(state.value, authorOf(decision)).name].join(", ");
}

function authorOf(decision: Decision): string {
  switch (decision.kind) {
    case "proposal":
      return decision.proposal.person;
    case "approval":
      return decision.approval.asked_by;
    case "handover":
      return decision.handover.person;
  }
}

function subjectOf(decision: Decision, task: TaskView): string {
  switch (decision.kind) {
    case "proposal":
      return proposalLine(decision.proposal, task);
    case "approval":
      return t("task.approval.asked", { what: t(`task.approval.${decision.approval.kind}`) });
    case "handover":
      return t(`task.handover.${decision.handover.kind}`);
  }
}

/** One changed term from what to what; several by their names. */
function proposalLine(proposal: Proposal, task: TaskView): string {
  const { deadline, budget, description } = proposal.changes;
  const { terms } = task;
  if (description !== undefined || (deadline !== undefined && budget !== undefined)) {
    return proposalText(proposal, task.area);
  }
  if (deadline !== undefined) {
    return t("decide.deadline", { from: deadlineText(terms.deadline), to: deadlineText(deadline) });
  }
  if (budget === undefined) return proposalText(proposal, task.area);
  if (terms.budget === undefined) return t("decide.budget", { to: hoursOf(budget) });
  const key = budget > terms.budget ? "decide.more_time" : "decide.less_time";
  return t(key, { from: hoursOf(terms.budget), to: hoursOf(budget) });
}

/** A card of an overview, with the next step of its task where that is known: pushes tell it before the overview. */
export function withKnownStep(card: TaskCard): TaskCard {
  const known = state.value.tasks.get(card.chat);
  return known === undefined || state.value.stale.has(card.chat) ? card : { ...card, next: known.next };
}

/** What came with a hand-over, by its chat and moment; the task itself does not have it. */
const handoverTexts = signal<ReadonlyMap<string, string>>(new Map());
const nameOf = (chat: ChatId, { at }: HandedOver) => `${chat} ${at}`;

export function handoverText(chat: ChatId, handover: HandedOver): string | undefined {
  return handoverTexts.value.get(nameOf(chat, handover));
}

/** Loads what the card of a decision shows. */
export async function ensureDecision({ chat }: Pick<TaskCard, "chat">): Promise<void> {
  await ensureTask(chat);
  const task = state.peek().tasks.get(chat);
  const handover = task && BY_CUSTOMER.has(task.next.what) ? task.handover : undefined;
  if (handover === undefined || handoverTexts.peek().has(nameOf(chat, handover))) return;
  const found = await session
    .request({ t: "chat.tagged", chat, tag: "sys:handed_over", limit: 1 })
    .catch(() => null);
  const entry = found?.entries.find((one) => one.t === "task" && one.at === handover.at);
  const text = entry?.t === "task" ? entry.data?.["text"] : undefined;
  if (found === null) return;
  handoverTexts.value = new Map([
    ...handoverTexts.peek(),
    [nameOf(chat, handover), typeof text === "string" ? text : ""],
  ]);
}

const SAID: Readonly<Partial<Record<string, TaskCode>>> = {
  agree: "agreed",
  refuse: "refused",
  done: "done",
};

/** What was done about a decision, said once its card has gone. */
export function decidedText(task: TaskView, decision: Decision, act: TaskAct): string {
  const code =
    act.t === "approval_answer" ? (act.grant ? "approval_granted" : "approval_refused") : SAID[act.t];
  if (code === undefined) return task.title;
  const isKept = code === "refused" && decision.kind === "proposal" && decision.proposal.real !== undefined;
  const said = t(isKept ? "told.kept" : (`told.${code}` as TextKey), {
    actor: t("you"),
    has: t("told.has.me"),
    budget: hoursOf(task.terms.budget ?? 0),
  });
  return t("task.told", { title: task.title, said });
}
