import { beforeEach, describe, expect, it } from "vitest";
import { HENRIK, JANA, KATRIN, NOON, offers, SABINE, TURNS, task } from "../../../tests/sample_tasks";
import { state } from "../../session/store";
import { language } from "../../texts/texts";
import type { NextStep, Person, TaskView } from "../../wire/wire";
import { isOwnTurn, type MainAct, mainOf } from "./next_step";
import { byText, stepText } from "./task_texts";

beforeEach(() => {
  language.value = "de";
});

const REVIEWED: Partial<TaskView> = {
  area: { key: "backoffice", customer_percent: 100 },
  desk: { review: ["deadline", "budget", "competence", "understood"] },
};

describe("the next step", () => {
  it.each(TURNS)("of %s belongs to whom it names", (turn) => {
    const whose = [KATRIN, JANA, SABINE, HENRIK].filter((me) => isOwnTurn({ next: { turn } }, me));
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

  it.each([
    [undefined, [JANA]],
    [JANA.id, [JANA]],
    [SABINE.id, [SABINE]],
    ["milan", []],
  ])(
    "of an assistant belongs to who is responsible, %s, alone, wherever that is read",
    (responsible, expected) => {
      const next = { turn: "assistant", what: "hand_over" } as const;
      const all = [KATRIN, JANA, SABINE, HENRIK];
      expect(all.filter((me) => isOwnTurn({ next, responsible }, me))).toEqual(expected);
      const one = task({ next, may: ["hand_over"], desk: responsible === undefined ? {} : { responsible } });
      expect(all.filter((me) => isOwnTurn(one, me))).toEqual(expected);
      const mains = all.filter((me) => mainOf(one, offers(one, me, NOON), me) !== null);
      if (responsible !== undefined) expect(mains).toEqual(expected);
      else expect(mains).toEqual([JANA, SABINE, HENRIK]);
    },
  );

  it("of a colleague names them", () => {
    state.value = { ...state.value, people: new Map([[JANA.id, JANA]]) };
    const one = task({ next: { turn: "assistant", what: "start" }, desk: { responsible: JANA.id } });
    expect([SABINE, JANA, KATRIN].map((me) => stepText(one, me, "").turn)).toEqual([
      "Jana ist dran:",
      "Sie sind dran:",
      "Ihre Assistenz ist dran:",
    ]);
  });

  it("is due at its deadline or by an answer, and says so when it is late", () => {
    const by = (deadline: number, now = NOON) => byText(NOON, { at: deadline }, now);
    const when = "Fr.,\u00a020.\u00a0Nov., 12:00";
    expect([by(NOON), by(NOON + 1), by(NOON, NOON + 1), by(NOON + 1, NOON + 1)]).toEqual([
      `bis ${when}`,
      `Antwort bis ${when}`,
      `überfällig seit ${when}`,
      `überfällig seit ${when}`,
    ]);
  });

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

  it("says whose turn it is, and what comes", () => {
    const one = task({ next: { turn: "assistant", what: "hand_over" } });
    expect(stepText(one, JANA, "Ostermann")).toEqual({
      turn: "Sie sind dran:",
      what: "Ergebnis übergeben",
    });
    expect(stepText(one, KATRIN, "Ostermann").turn).toBe("Ihre Assistenz ist dran:");
    expect(stepText(one, SABINE, "Ostermann").turn).toBe("Die Assistenz ist dran:");
    const theirs = task({ next: { turn: "customer", what: "confirm" } });
    expect(stepText(theirs, JANA, "Ostermann")).toEqual({
      turn: "Ostermann ist dran:",
      what: "Ergebnis prüfen",
    });
    const area = task({ next: { turn: "assistant", what: "set_area" } });
    expect([stepText(area, KATRIN, "").what, stepText(area, JANA, "").what]).toEqual([
      "Aufgabe prüfen",
      "Arbeitsbereich festlegen",
    ]);
    expect(stepText(task({ next: { turn: "nobody", what: "nothing" } }), JANA, "").turn).toBe("");
  });
});
