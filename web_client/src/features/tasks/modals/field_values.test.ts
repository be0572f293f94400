// @vitest-environment happy-dom

import { describe, expect, it } from "vitest";
import { NOON, task } from "../../../../tests/sample_tasks";
import { fromInput, inputTime } from "../../../texts/dates";
import { deadlineText, untilText } from "../task_texts";
import { editOf } from "./EditTaskModal";
import { dateTimeValue, deadlineOf, durationValue, minutesOf } from "./field_values";

describe("fields", () => {
  it("of a deadline give the same deadline, across clock changes too", () => {
    for (const day of ["2026-03-29", "2026-10-25", "2026-11-20", "2026-06-30"]) {
      for (const time of ["", "00:00", "08:30", "23:59"]) {
        const deadline = deadlineOf({ day, time });
        expect(dateTimeValue(deadline)).toEqual({ day, time });
        expect(deadlineOf(dateTimeValue(deadline))).toEqual(deadline);
      }
    }
    expect(inputTime(fromInput("2026-10-25T02:30"))).toBe("2026-10-25T02:30");
    expect(deadlineOf({ day: "", time: "12:00" })).toBeUndefined();
  });

  it("without a time end with the day", () => {
    const whole = deadlineOf({ day: "2026-11-20", time: "" });
    expect(whole).toEqual({ at: Date.UTC(2026, 10, 20, 23) - 1, timed: false });
    expect(deadlineText(whole)).toBe("Fr.,\u00a020.\u00a0Nov.");
    expect(untilText((whole?.at ?? 0) + 1)).toBe("Fr.,\u00a020.\u00a0Nov.");
    expect(untilText(NOON)).toBe("Fr.,\u00a020.\u00a0Nov., 12:00");
  });

  it.each([
    ["1", "30", 90],
    ["", "45", 45],
    ["2", "", 120],
    ["", "", undefined],
    ["0", "0", undefined],
    ["-1", "", undefined],
    ["1,5", "", undefined],
    ["999999999", "", undefined],
  ])("of %s h %s min are %s minutes", (hours, minutes, all) => {
    expect(minutesOf({ hours, minutes })).toBe(all);
    if (all !== undefined) expect(minutesOf(durationValue(all))).toBe(all);
  });

  it("of an edit name only what differs; what is emptied is open again", () => {
    const one = task();
    const same = {
      description: "Hotels",
      how: "",
      results: "chat" as const,
      deadline: dateTimeValue(one.terms.deadline),
      budget: durationValue(120),
    };
    expect(editOf(one, same, true)).toBeNull();
    expect(editOf(one, { ...same, description: "" }, true)).toBeNull();
    expect(editOf(one, { ...same, how: "Anrufen" }, false)).toEqual({ t: "edit", how: "Anrufen" });
    const emptied = { ...same, deadline: { day: "", time: "" }, budget: durationValue(undefined) };
    expect(editOf(one, emptied, true)).toEqual({ t: "edit", deadline: "open", budget: "open" });
    expect(editOf(one, { ...emptied, how: "x" }, false)).toEqual({ t: "edit", how: "x" });
  });
});
