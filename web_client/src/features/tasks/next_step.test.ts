import { beforeEach, describe, expect, it } from "vitest";
import { HENRIK, JANA, KATRIN, NOON, offers, SABINE, TURNS, task } from "../../../tests/sample_tasks";
import { language } from "../../texts/texts";
import type { NextStep, Person, TaskView } from "../../wire/wire";
import { isOwnTurn, type MainAct, mainOf } from "./next_step";
import { stepText } from "./task_texts";

beforeEach(() => {
  language.value = "de";
});

const REVIEWED: Partial<TaskView> = {
  area: { key: "backoffice", customer_percent: 100 },
  desk: { review: ["deadline", "budget", "competence", "understood"] },
};

describe("the next step", () => {
  it.each(TURNS)("of %s belongs to whom it names", (turn) => {
    const whose = [KATRIN, JANA, SABINE, HENRIK].filter((me) => isOwnTurn({ turn }, me));
    const expected = {
      customer: [KATRIN],
      assistant: [JANA],
      lead: [SABINE, HENRIK],
      specialist: [HENRIK],
      nobody: [],
    };
    expect(whose).toEqual(expected[turn]);
  });

  const CELLS: readonly (readonly [NextStep["what"], NextStep["turn"], string, Person, MainAct | null])[] = [
    ["confirm", "customer", "done", KATRIN, "done"],
    ["confirm", "customer", "done", JANA, null],
    ["give_feedback", "customer", "return", KATRIN, "return"],
    ["answer_question", "customer", "return", KATRIN, "return"],
    ["answer_proposal", "customer", "agree", KATRIN, "see"],
    ["answer_proposal", "assistant", "agree", JANA, "see"],
    ["answer_proposal", "customer", "agree", JANA, null],
    ["set_area", "assistant", "review", JANA, "review"],
    ["review", "assistant", "", KATRIN, null],
    ["accept", "assistant", "accept", JANA, "accept"],
    ["accept", "assistant", "accept", SABINE, "accept"],
    ["accept", "assistant", "", JANA, null],
    ["start", "assistant", "start", JANA, "start"],
    ["hand_over", "assistant", "hand_over", JANA, "hand_over"],
    ["answer", "assistant", "", JANA, "answer"],
    ["answer", "assistant", "", SABINE, null],
    ["decide_claim", "lead", "claim_decide", SABINE, "see"],
    ["release", "specialist", "release", HENRIK, "release"],
    ["nothing", "nobody", "rate", KATRIN, null],
  ];

  it.each(CELLS)("%s of %s, with %s: %o has %s", (what, turn, may, me, main) => {
    const claim = { deadline: { at: NOON }, note: "", person: "k", at: NOON, state: "open" as const };
    const one = task({
      ...REVIEWED,
      next: { turn, what },
      may: [may],
      claim,
      awaiting_release: what === "release",
    });
    expect(mainOf(one, offers(one, me, NOON), me)).toBe(main);
  });

  it("says whose turn it is, what comes, and by when", () => {
    const one = task({ next: { turn: "assistant", what: "hand_over", by: NOON } });
    const by = "bis Fr.,\u00a020.\u00a0Nov., 12:00";
    expect(stepText(one, JANA, "Ostermann")).toEqual({
      turn: "Sie sind dran:",
      what: "Ergebnis übergeben",
      by,
    });
    expect(stepText(one, KATRIN, "Ostermann").turn).toBe("Ihre Assistenz ist dran:");
    expect(stepText(one, SABINE, "Ostermann").turn).toBe("Die Assistenz ist dran:");
    const theirs = task({ next: { turn: "customer", what: "confirm" } });
    expect(stepText(theirs, JANA, "Ostermann")).toEqual({
      turn: "Ostermann ist dran:",
      what: "Ergebnis prüfen",
      by: "",
    });
    const area = task({ next: { turn: "assistant", what: "set_area" } });
    expect([stepText(area, KATRIN, "").what, stepText(area, JANA, "").what]).toEqual([
      "Aufgabe prüfen",
      "Arbeitsbereich festlegen",
    ]);
    expect(stepText(task({ next: { turn: "nobody", what: "nothing" } }), JANA, "").turn).toBe("");
  });
});
