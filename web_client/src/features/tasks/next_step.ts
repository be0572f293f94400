import type { Millis, NextStep, Person, PersonId, Side, TaskView } from "../../wire/wire";
import type { Offers } from "./offers";

/** What tells whose turn a task is, of a task as well as of its card. */
export interface Turned extends Pick<TaskView, "desk"> {
  readonly next: Pick<NextStep, "turn">;
  readonly responsible?: PersonId | undefined;
}

/** Who of the staff is to see to a task, as far as that is said: an assistant's turn is theirs alone. */
export function responsibleFor({ responsible, desk }: Omit<Turned, "next">): PersonId | undefined {
  return responsible ?? desk?.responsible;
}

/** Whether the next step is the reader's own. */
export function isOwnTurn(task: Turned, me: Person): boolean {
  const { turn } = task.next;
  if (me.kind === "customer") return turn === "customer";
  if (turn === "assistant") {
    const responsible = responsibleFor(task);
    return responsible === undefined ? me.role === "assistant" : responsible === me.id;
  }
  if (turn === "lead") return me.role === "lead" || me.role === "management";
  return turn === "specialist" && (me.role === "specialist" || me.role === "management");
}

/** The one act of the moment: an act, a place to see, or where to write. */
export type MainAct =
  | "accept"
  | "start"
  | "hand_over"
  | "done"
  | "return"
  | "release"
  | "review"
  | "see"
  | "answer"
  | "assign";

const MAIN_ACTS: Readonly<Partial<Record<NextStep["what"], MainAct>>> = {
  decide_claim: "see",
  assign: "assign",
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
export function mainOf(task: TaskView, offers: Offers, me: Person): MainAct | null {
  const main = MAIN_ACTS[task.next.what];
  if (main === undefined || (!isOwnTurn(task, me) && !isWorkOfAll(main, task, me))) return null;
  if (main === "see" || main === "answer") return main;
  return offers.has(main === "review" ? "review" : main) ? main : null;
}

/** Leads and specialists can do an assistant's work while nobody is responsible for it. */
function isWorkOfAll(main: MainAct, task: TaskView, me: Person): boolean {
  if (me.kind !== "staff" || responsibleFor(task) !== undefined) return false;
  return ["accept", "start", "hand_over", "review"].includes(main);
}

/** When the card was made that the task waits for: where to look in the chat. */
export function waitsSince(task: TaskView, side: Side): Millis | null {
  if (task.next.what === "decide_claim") return task.claim?.at ?? null;
  if (task.next.what === "answer_approval")
    return task.approvals?.find(({ state }) => state === "asked")?.asked_at ?? null;
  return task.proposals?.find((card) => card.state === "open" && card.answers === side)?.at ?? null;
}
