/** How much work people have: what of their tasks is late, what is due today, and how many there are. */

import { spanOf } from "../../../texts/dates";
import { t } from "../../../texts/texts";
import type { Millis, PersonId, TaskCard, TaskStatus } from "../../../wire/wire";

export interface Workload {
  /** Whose it is; null: the team lead's, until it is given to somebody. */
  readonly person: PersonId | null;
  /** In the order of attention. */
  readonly cards: readonly TaskCard[];
  readonly overdue: number;
  readonly due: number;
  /** How many are to be worked on. */
  readonly open: number;
  /** Minutes of the budgets that are not worked off yet, as far as budgets are known. */
  readonly left: number;
}

/** Whether its deadline has passed while there was still work to do. */
export function isMissed({ deadline, status }: TaskCard, now: Millis): boolean {
  return deadline !== undefined && now > deadline.at && isWorked(status);
}

export function isWorked(status: TaskStatus): boolean {
  return status === "review" || status === "accepted" || status === "in_progress";
}

/** Whether staff are late with it: with an answer, or with the work. */
export function isOverdue(card: TaskCard, now: Millis): boolean {
  return (card.reaction !== undefined && now > card.reaction) || isMissed(card, now);
}

/** Whether an answer or the work is due within this day, and not late; `dayOf` names the local day of a moment. */
export function isDueToday(card: TaskCard, now: Millis, dayOf: (at: Millis) => string): boolean {
  if (isOverdue(card, now)) return false;
  const moments = [card.reaction, isWorked(card.status) ? card.deadline?.at : undefined];
  return moments.some((at) => at !== undefined && dayOf(at) === dayOf(now));
}

/**
 * Everybody's work: of the team also who has none, and of whoever else is responsible for something. First what
 * nobody has been given, then who is latest.
 */
export function workloads(
  cards: readonly TaskCard[],
  team: readonly PersonId[],
  now: Millis,
  dayOf: (at: Millis) => string,
): readonly Workload[] {
  const groups = new Map<PersonId | null, TaskCard[]>(team.map((person) => [person, []]));
  for (const card of cards) {
    const person = card.with_lead ? null : (card.responsible ?? null);
    const there = groups.get(person);
    if (there === undefined) groups.set(person, [card]);
    else there.push(card);
  }
  return [...groups]
    .map(([person, found]) => workload(person, found, now, dayOf))
    .sort(
      (a, b) =>
        Number(a.person !== null) - Number(b.person !== null) || b.overdue - a.overdue || b.due - a.due,
    );
}

function workload(
  person: PersonId | null,
  cards: readonly TaskCard[],
  now: Millis,
  dayOf: (at: Millis) => string,
): Workload {
  const overdue = cards.filter((card) => isOverdue(card, now)).length;
  const due = cards.filter((card) => isDueToday(card, now, dayOf)).length;
  const open = cards.filter(({ status }) => isWorked(status));
  const left = open.reduce((sum, { budget = 0, used = 0 }) => sum + Math.max(0, budget - used), 0);
  return { person, cards, overdue, due, open: open.length, left };
}

/** "2 überfällig, 1 heute fällig, 4 offen (6 Std.)"; or that there is nothing. */
export function loadText({ overdue, due, open, left }: Omit<Workload, "person" | "cards">): string {
  if (open + overdue + due === 0) return t("task.load.none");
  const said = [
    overdue > 0 && t("task.load.overdue", { n: overdue }),
    due > 0 && t("task.load.due", { n: due }),
    t("task.load.open", { n: open }),
    left > 0 && t("task.load.left", { span: spanOf(left) }),
  ];
  return said.filter(Boolean).join(" · ");
}
