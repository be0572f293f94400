import { describe, expect, it } from "vitest";
import type { TaskCard } from "../../../wire/wire";
import { awaitingDecision } from "./team_decisions";
import { isDueToday, isOverdue, workloads } from "./workload";

const HOUR = 3_600_000;
const NOW = 100 * HOUR;
const dayOf = (at: number) => String(Math.floor(at / (24 * HOUR)));

function card(over: Partial<TaskCard>): TaskCard {
  return {
    chat: "c",
    account: "aost",
    title: "Hotels",
    status: "in_progress",
    attention: "other",
    next: { turn: "assistant", what: "hand_over" },
    changed: 0,
    ...over,
  };
}

const LATE = card({ reaction: NOW - HOUR, responsible: "jana" });
const MISSED = card({ deadline: { at: NOW - HOUR }, responsible: "jana", budget: 120, used: 30 });
const TODAY = card({
  deadline: { at: NOW + HOUR - (NOW % HOUR) },
  responsible: "milan",
  budget: 60,
  used: 90,
});
const DELIVERED = card({ deadline: { at: NOW - HOUR }, status: "handed_over", responsible: "milan" });
const DELEGATED = card({ with_lead: true, responsible: "jana" });

describe("the work of a team", () => {
  it("is late with an answer or the work, until it is handed over", () => {
    const all = [LATE, MISSED, TODAY, DELIVERED];
    expect(all.map((one) => isOverdue(one, NOW))).toEqual([true, true, false, false]);
    expect(all.map((one) => isDueToday(one, NOW, dayOf))).toEqual([false, false, true, false]);
    expect(isDueToday(TODAY, NOW - 48 * HOUR, dayOf)).toBe(false);
  });

  it("is grouped by who is responsible: what nobody has first, then who is latest, then who has none", () => {
    const found = workloads(
      [TODAY, DELIVERED, LATE, MISSED, DELEGATED],
      ["nora", "milan", "jana"],
      NOW,
      dayOf,
    );
    expect(found.map(({ person, overdue, due, open, left }) => [person, overdue, due, open, left])).toEqual([
      [null, 0, 0, 1, 0],
      ["jana", 2, 0, 2, 90],
      ["milan", 0, 1, 1, 0],
      ["nora", 0, 0, 0, 0],
    ]);
    expect(found[1]?.cards).toEqual([LATE, MISSED]);
  });

  it("lists whoever else is responsible, and only leads' tasks for nobody", () => {
    const found = workloads([LATE, card({})], [], NOW, dayOf);
    expect(found.map(({ person }) => person)).toEqual([null, "jana"]);
  });
});

describe("what waits for a decision", () => {
  const assign = card({ next: { turn: "lead", what: "assign" } });
  const release = card({ next: { turn: "specialist", what: "release" } });
  const recorded = card({ records_waiting: 2 });
  const all = [assign, release, recorded, card({})];

  it.each([
    ["lead", [assign]],
    ["management", [assign, release, recorded]],
    ["specialist", [release]],
    ["assistant", []],
  ])("for %s", (role, expected) => {
    const me = { id: "me", name: "Ich", kind: "staff" as const, role: role as "lead" };
    expect(awaitingDecision(all, me)).toEqual(expected);
  });
});
