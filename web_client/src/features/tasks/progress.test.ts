import { describe, expect, it } from "vitest";
import { HOUR, NOON, task } from "../../../tests/sample_tasks";
import { progressOf } from "./progress";

describe("the bar", () => {
  const area = { key: "marketing" as const, customer_percent: 130 };

  it.each([
    [0, 0, "quiet"],
    [95, 79, "quiet"],
    [96, 80, "warn"],
    [119, 99, "warn"],
    [120, 100, "over"],
    [180, 150, "over"],
  ] as const)("with %i of 120 minutes used stands at %i %%: %s", (used, percent, level) => {
    const one = task({ times: { used, recorded: used, real: 120 } });
    expect(progressOf(one, "customer", NOON)).toEqual({ done: used, of: 120, percent, level });
  });

  it("counts running timers for staff: double ones twice in the budget, once in the time; not past midnight", () => {
    const running = [
      { person: "jana", since: NOON - HOUR, until: NOON + HOUR },
      { person: "milan", since: NOON - HOUR, until: NOON - HOUR / 2, double: true },
    ];
    const one = task({
      area,
      terms: { description: "", budget: 260 },
      times: { used: 0, recorded: 5, real: 200 },
      desk: { running },
    });
    expect(progressOf(one, "staff", NOON)).toEqual({ done: 95, of: 200, percent: 60, level: "quiet" });
  });

  it("has no end without a budget", () => {
    const one = task({ terms: { description: "" }, times: { used: 0, recorded: 10 } });
    expect(progressOf(one, "staff", NOON)).toEqual({ done: 10, of: null, percent: 0, level: "quiet" });
  });
});
