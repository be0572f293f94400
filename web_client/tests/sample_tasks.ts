/** A task, its people and its cards, as tests begin with them. */

import { offersOf } from "../src/features/tasks/offers";
import type { NextStep, Person, Proposal, TaskNotice, TaskView } from "../src/wire/wire";

export const NOON = Date.UTC(2026, 10, 20, 11, 0);
export const HOUR = 3_600_000;
export const KATRIN: Person = { id: "katrin", name: "Katrin Ostermann", kind: "customer", role: "owner" };
export const JANA: Person = { id: "jana", name: "Jana Lindner", kind: "staff", role: "assistant" };
export const SABINE: Person = { id: "sabine", name: "Sabine Krall", kind: "staff", role: "lead" };
export const HENRIK: Person = { id: "henrik", name: "Henrik Thomsen", kind: "staff", role: "management" };
export const TURNS: readonly NextStep["turn"][] = ["customer", "assistant", "lead", "specialist", "nobody"];

export function task(changes: Partial<TaskView> = {}): TaskView {
  return {
    chat: "c",
    account: "a",
    title: "Hotels",
    status: "review",
    created_by: KATRIN.id,
    by_customer: true,
    created: NOON,
    terms: { description: "Hotels", deadline: { at: NOON + HOUR }, budget: 120 },
    next: { turn: "assistant", what: "review" },
    times: { used: 0, recorded: 0, real: 120 },
    ...changes,
  };
}

/** What a person is offered who may do all that their side may. */
export function offers(of: TaskView, who: Person, at: number, own = of.may ?? []) {
  return offersOf(of, who, own, at);
}

export function card(changes: Partial<Proposal> = {}): Proposal {
  return {
    number: 1,
    side: "staff",
    person: "jana",
    at: NOON,
    changes: { budget: 60 },
    state: "open",
    answers: "customer",
    ...changes,
  };
}

export function notice(code: TaskNotice["code"], data: TaskNotice["data"] = {}): TaskNotice {
  return { t: "task", seq: 7, code, actor: "jana", at: NOON, data };
}
