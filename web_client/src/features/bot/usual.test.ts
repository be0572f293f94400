import { describe, expect, it } from "vitest";
import type { DialogLine, DialogView } from "../../wire/wire";
import { usualOf } from "./usual";

function dialog(step: string, lines: DialogLine[]): DialogView {
  return {
    id: "g1",
    script: "new_task",
    number: 1,
    status: "open",
    step,
    title: "Flug",
    question: "?",
    at: 1,
    of: 7,
    started: 0,
    changed: 0,
    lines,
  } as DialogView;
}

const TITLE: DialogLine = { step: "title", label: "Titel", state: "answered", value: "Flug" };
const OPEN: DialogLine = { step: "how", label: "Wie", state: "open" };
const BUDGET: DialogLine = { step: "budget", label: "Zeit", state: "usual", value: "Assistenz schätzt" };

describe("what holds without having been asked", () => {
  it("is what is usual, and the default of the question asked now", () => {
    const now: DialogLine = {
      step: "deadline",
      label: "Bis wann",
      state: "now",
      value: "Kein fester Termin",
    };
    expect(usualOf(dialog("deadline", [TITLE, OPEN, now, BUDGET]))).toBe(
      "Kein fester Termin · Assistenz schätzt",
    );
  });

  it("is nothing where a question has no default", () => {
    expect(usualOf(dialog("how", [TITLE, { ...OPEN, state: "now" }]))).toBe("");
  });
});
