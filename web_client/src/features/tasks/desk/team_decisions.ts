/** What leads and management decide about tasks (SPEC 7, 8, 11). */

import { state } from "../../../session/store";
import type { NextStep, Person, TaskCard } from "../../../wire/wire";
import { isOwnTurn } from "../next_step";
import { actsIn } from "../offers";
import { isWorked } from "./workload";

const OFFICIAL: ReadonlySet<NextStep["what"]> = new Set(["assign", "decide_claim", "release"]);

/** Whether the reader sees to the work of others. */
export function leadsOthers(me: Person | undefined): boolean {
  return me?.role === "lead" || me?.role === "management";
}

/** What waits for the reader's own decision, in the order of attention. */
export function awaitingDecision(cards: readonly TaskCard[], me: Person): readonly TaskCard[] {
  return cards.filter(
    (card) =>
      (OFFICIAL.has(card.next.what) && isOwnTurn(card, me)) ||
      (me.role === "management" && (card.records_waiting ?? 0) > 0),
  );
}

/** Whether the reader may give a task to somebody: as the server says it of whoever may at all. */
export function mayAssign({ chat, status }: TaskCard): boolean {
  return (isWorked(status) || status === "handed_over") && actsIn(state.value, chat).includes("assign");
}
