import type { Millis, NextStep, Person, Side, TaskView } from "../../wire/wire";
import type { Offers } from "./offers";

/** Whether the next step is the reader's own. */
export function isOwnTurn({ turn }: Pick<NextStep, "turn">, me: Person): boolean {
  if (me.kind === "customer") return turn === "customer";
  if (turn === "assistant") return me.role === "assistant";
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
  if (main === undefined || (!isOwnTurn(task.next, me) && !isWorkOfAll(main, me))) return null;
  if (main === "see" || main === "answer") return main;
  return offers.has(main === "review" ? "review" : main) ? main : null;
}

/** Leads and specialists can do an assistant's work. */
function isWorkOfAll(main: MainAct, me: Person): boolean {
  return me.kind === "staff" && ["accept", "start", "hand_over", "review"].includes(main);
}

/** When the card was made that the task waits for: where to look in the chat. */
export function waitsSince(task: TaskView, side: Side): Millis | null {
  if (task.next.what === "decide_claim") return task.claim?.at ?? null;
  if (task.next.what === "answer_approval")
    return task.approvals?.find(({ state }) => state === "asked")?.asked_at ?? null;
  return task.proposals?.find((card) => card.state === "open" && card.answers === side)?.at ?? null;
}
