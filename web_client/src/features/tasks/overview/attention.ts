/** Tasks side by side: what of them needs attention, whose turn it is, and where they stand (SPEC 7). */

import type { Deadline, Millis, NextStep, Person, TaskCard } from "../../../wire/wire";
import { isMissed, isWorked } from "../desk/workload";
import { isOwnTurn } from "../next_step";

/** The columns of the board. */
export const LANES = ["review", "accepted", "in_progress", "handed_over", "done"] as const;
export type Lane = (typeof LANES)[number];

/** How loud something is said: never by colour alone. */
export type Tone = "danger" | "warn" | "turn" | "quiet";

/** Why a task stands where it does, as a word and a tone; null where nothing is to be said. */
export interface Reason {
  readonly word:
    | "reaction_overdue"
    | "deadline_missed"
    | "deadline_near"
    | "budget_over"
    | "budget_near"
    | "own_turn"
    | "over";
  readonly tone: Tone;
}

const HOUR = 3_600_000;
const SOON = 4 * HOUR;
const PLAIN: ReadonlySet<NextStep["what"]> = new Set(["hand_over", "start", "nothing", "save", "answer"]);

/** The cards of each column, in their order. */
export function lanes(cards: readonly TaskCard[]): ReadonlyMap<Lane, readonly TaskCard[]> {
  return new Map(LANES.map((lane) => [lane, cards.filter(({ status }) => status === lane)]));
}

export function reasonOf(card: TaskCard, me: Person, now: Millis): Reason | null {
  switch (card.attention) {
    case "reaction_overdue":
      return { word: "reaction_overdue", tone: "danger" };
    case "near_deadline":
      return isMissed(card, now)
        ? { word: "deadline_missed", tone: "danger" }
        : { word: "deadline_near", tone: "warn" };
    case "budget_used_up":
      return isSpent(card) ? { word: "budget_over", tone: "danger" } : { word: "budget_near", tone: "warn" };
    case "over":
      return { word: "over", tone: "quiet" };
    default:
      return isOwnTurn(card, me) ? { word: "own_turn", tone: "turn" } : null;
  }
}

function isSpent({ used = 0, budget = 0 }: TaskCard): boolean {
  return used >= budget;
}

/** Percent of the budget that is used, or null where there is none yet. */
export function usedPercent({ used = 0, budget = 0 }: TaskCard): number | null {
  return budget > 0 ? Math.round((used * 100) / budget) : null;
}

/** How urgent a moment is: under four hours it warns. */
export function urgency(at: Millis, now: Millis): Tone {
  if (now > at) return "danger";
  return at - now < SOON ? "warn" : "quiet";
}

/** Tasks in which somebody waits for an answer, by the moment at which it is due, the first one first. */
export function answersDue(
  cards: readonly TaskCard[],
): readonly { readonly at: Millis; readonly cards: readonly TaskCard[] }[] {
  const groups = new Map<Millis, TaskCard[]>();
  for (const card of cards) {
    if (card.reaction === undefined) continue;
    const group = groups.get(card.reaction);
    if (group === undefined) groups.set(card.reaction, [card]);
    else group.push(card);
  }
  return [...groups].sort(([a], [b]) => a - b).map(([at, found]) => ({ at, cards: found }));
}

/** Decisions that are open, one's own first: neither plain work nor an answer that is due anyway. */
export function decisions(cards: readonly TaskCard[], me: Person): readonly TaskCard[] {
  const open = cards.filter(
    ({ next, status, reaction }) =>
      !PLAIN.has(next.what) && (status !== "review" || reaction === undefined || next.turn === "customer"),
  );
  return [...open.filter((card) => isOwnTurn(card, me)), ...open.filter((card) => !isOwnTurn(card, me))];
}

/** Tasks in work of which 80 % of the budget or more is used, the fullest first. */
export function scarce(cards: readonly TaskCard[]): readonly TaskCard[] {
  return cards
    .filter((card) => isWorked(card.status) && (usedPercent(card) ?? 0) >= 80)
    .sort((a, b) => (usedPercent(b) ?? 0) - (usedPercent(a) ?? 0));
}

export interface Due extends TaskCard {
  readonly deadline: Deadline;
}

/** Tasks with a deadline by its local day, the earliest first; `dayOf` names the day of a moment. */
export function deadlines(
  cards: readonly TaskCard[],
  dayOf: (at: Millis) => string,
): ReadonlyMap<string, readonly Due[]> {
  const due = cards.filter((card): card is Due => card.deadline !== undefined && card.status !== "done");
  const days = new Map<string, Due[]>();
  for (const card of due.sort((a, b) => a.deadline.at - b.deadline.at)) {
    const day = dayOf(card.deadline.at);
    const there = days.get(day);
    if (there === undefined) days.set(day, [card]);
    else there.push(card);
  }
  return days;
}
