import { describe, expect, it } from "vitest";
import { dayKey, shortDay, stopwatch, whenNear } from "../../../texts/dates";
import type { Person, TaskCard, TaskStatus } from "../../../wire/wire";
import { isMissed } from "../desk/workload";
import {
  answersDue,
  deadlines,
  decisions,
  LANES,
  lanes,
  reasonOf,
  scarce,
  urgency,
  usedPercent,
} from "./attention";

const NOW = Date.UTC(2026, 10, 20, 14, 20);
const HOUR = 3_600_000;
const JANA: Person = { id: "jana", name: "Jana Lindner", kind: "staff", role: "assistant" };
const SABINE: Person = { id: "sabine", name: "Sabine Krall", kind: "staff", role: "lead" };
const KATRIN: Person = { id: "katrin", name: "Katrin Ostermann", kind: "customer" };

let next = 0;
function card(more: Partial<TaskCard> = {}): TaskCard {
  return {
    chat: `c${next++}`,
    account: "aost",
    title: "Hotels",
    status: "in_progress",
    attention: "other",
    next: { turn: "assistant", what: "hand_over" },
    changed: NOW,
    ...more,
  };
}

describe("the board", () => {
  it("has every card in exactly one column, in the order of the list, and no deleted one", () => {
    const statuses: TaskStatus[] = ["done", "review", "handed_over", "accepted", "deleted", "in_progress"];
    const all = [...statuses, ...statuses].map((status) => card({ status }));
    const found = lanes(all);
    expect([...found.keys()]).toEqual([...LANES]);
    for (const [lane, inside] of found) expect(inside).toEqual(all.filter(({ status }) => status === lane));
  });
});

describe("the reason why a task stands where it does", () => {
  const before = { deadline: { at: NOW - 1 } };
  it.each([
    [card({ attention: "reaction_overdue" }), JANA, "reaction_overdue", "danger"],
    [card({ attention: "near_deadline", deadline: { at: NOW } }), JANA, "deadline_near", "warn"],
    [card({ attention: "near_deadline", ...before }), JANA, "deadline_missed", "danger"],
    [card({ attention: "budget_used_up", used: 99, budget: 100 }), JANA, "budget_near", "warn"],
    [card({ attention: "budget_used_up", used: 100, budget: 100 }), JANA, "budget_over", "danger"],
    [card({ attention: "own_turn" }), JANA, "own_turn", "turn"],
    [card({ attention: "own_turn" }), SABINE, null, null],
    [card({ attention: "own_turn", next: { turn: "lead", what: "assign" } }), SABINE, "own_turn", "turn"],
    [
      card({ attention: "own_turn", next: { turn: "customer", what: "confirm" } }),
      KATRIN,
      "own_turn",
      "turn",
    ],
    [card({ attention: "other", next: { turn: "customer", what: "confirm" } }), JANA, null, null],
    [card({ attention: "over" }), KATRIN, "over", "quiet"],
  ] as const)("%# %s", (one, me, word, tone) => {
    const reason = reasonOf(one, me, NOW);
    expect(reason?.word ?? null).toBe(word);
    expect(reason?.tone ?? null).toBe(tone);
  });

  it("is no missed deadline once the work was handed over", () => {
    expect(isMissed(card(before), NOW)).toBe(true);
    expect(isMissed(card({ ...before, status: "handed_over" }), NOW)).toBe(false);
    expect(isMissed(card(), NOW)).toBe(false);
  });

  it("warns under four hours and says when it is too late", () => {
    expect([4 * HOUR, 4 * HOUR - 1, 0, -1].map((left) => urgency(NOW + left, NOW))).toEqual([
      "quiet",
      "warn",
      "warn",
      "danger",
    ]);
  });
});

describe("my day", () => {
  it("groups answers by the moment at which they are due, the first one first", () => {
    const [late, a, b] = [card({ reaction: NOW + 9 }), card({ reaction: NOW }), card({ reaction: NOW })];
    expect(answersDue([late, a, card(), b])).toEqual([
      { at: NOW, cards: [a, b] },
      { at: NOW + 9, cards: [late] },
    ]);
  });

  it("lists decisions, one's own first, and neither work nor what is answered anyway", () => {
    const theirs = card({ next: { turn: "customer", what: "answer_proposal" } });
    const own = card({ next: { turn: "assistant", what: "answer_proposal" } });
    const fresh = card({ status: "review", reaction: NOW, next: { turn: "assistant", what: "set_area" } });
    expect(decisions([card(), theirs, fresh, own], JANA)).toEqual([own, theirs]);
    expect(decisions([own, theirs], KATRIN)).toEqual([theirs, own]);
  });

  it("tells whose budget runs out, the fullest first, and never of work that is over", () => {
    const [full, near] = [card({ used: 120, budget: 100 }), card({ used: 80, budget: 100 })];
    const others = [
      card({ used: 79, budget: 100 }),
      card({ status: "handed_over", used: 100, budget: 100 }),
      card(),
    ];
    expect(scarce([near, ...others, full])).toEqual([full, near]);
    expect(usedPercent(card({ used: 5 }))).toBeNull();
  });

  it("puts deadlines on the days of Berlin, in order, also around midnight and the change of clocks", () => {
    const at = (iso: string) => ({ deadline: { at: Date.parse(iso) } });
    const [late, early] = [card(at("2026-10-25T23:59:59.999+01:00")), card(at("2026-10-25T00:00:00+02:00"))];
    const after = card(at("2026-10-26T00:00:00+01:00"));
    const found = deadlines(
      [after, late, card(), early, card({ ...at("2026-10-25T12:00:00+01:00"), status: "done" })],
      dayKey,
    );
    expect([...found]).toEqual([
      ["2026-10-25", [early, late]],
      ["2026-10-26", [after]],
    ]);
  });

  it("reads times as people do", () => {
    expect([0, 59_999, 60_000, 3_599_999, 3_600_000, 36_000_000, -5].map(stopwatch)).toEqual([
      "0:00",
      "0:00",
      "0:01",
      "0:59",
      "1:00",
      "10:00",
      "0:00",
    ]);
    expect(whenNear(NOW, NOW)).toBe("15:20");
    expect(whenNear(NOW + 72 * HOUR, NOW)).toBe("Mo.,\u00a015:20");
    expect(whenNear(NOW + 7 * 24 * HOUR, NOW)).toBe("Fr.,\u00a027.\u00a0Nov., 15:20");
    expect(shortDay("2026-11-23")).toBe("Mo.\u00a023.");
  });
});
