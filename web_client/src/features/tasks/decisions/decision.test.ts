// @vitest-environment happy-dom

import { beforeEach, describe, expect, it } from "vitest";
import { state } from "../../../session/store";
import { language } from "../../../texts/texts";
import type { Proposal, TaskView } from "../../../wire/wire";
import { buttonsOf } from "../cards/ProposalCard";
import type { CardAct } from "../log_cards";
import { rateText } from "../rate_texts";
import { decidedText, decisionOf, decisionText, withKnownStep } from "./decision";

const NOON = Date.UTC(2026, 11, 2, 11);
const FRIDAY = Date.UTC(2026, 11, 4, 11);
const MARKETING = { key: "marketing", customer_percent: 130 } as NonNullable<TaskView["area"]>;

function proposal(more: Partial<Proposal>): Proposal {
  return {
    number: 1,
    side: "staff",
    person: "jana",
    at: 0,
    changes: {},
    state: "open",
    answers: "customer",
    ...more,
  };
}
function task(more: Partial<TaskView>): TaskView {
  return {
    chat: "c",
    terms: { description: "", budget: 90, deadline: { at: NOON } },
    next: { turn: "customer", what: "answer_proposal" },
    ...more,
  } as TaskView;
}

beforeEach(() => {
  language.value = "de";
  const jana = { id: "jana", name: "Jana Lindner", kind: "staff" } as const;
  state.value = { ...state.value, people: new Map([["jana", jana]]) };
});

describe("a decision", () => {
  it.each([
    [{ budget: 112 }, "Mehr Zeit: 1:30 → 1:52, Jana Lindner"],
    [{ budget: 60 }, "Weniger Zeit: 1:30 → 1:00, Jana Lindner"],
    [
      { deadline: { at: FRIDAY } },
      "Andere Frist: Mi.,\u00a02.\u00a0Dez., 12:00 → Fr.,\u00a04.\u00a0Dez., 12:00, Jana Lindner",
    ],
    [{ deadline: { at: FRIDAY }, budget: 60 }, "Vorschlag: andere Frist, anderes Budget, Jana Lindner"],
    [{ description: "Anders" }, "Vorschlag: anderer Auftrag, Jana Lindner"],
  ])("of %j is called %s", (changes, said) => {
    const one = task({ proposals: [proposal({ state: "refused" }), proposal({ changes })] });
    const decision = decisionOf(one, "customer");
    expect(decision && decisionText(decision, one)).toBe(said);
    expect(decisionOf(one, "staff")).toBeNull();
  });

  it("is an approval or a hand-over, of customers alone", () => {
    const approval = {
      number: 1,
      kind: "power_of_attorney",
      text: "",
      state: "asked",
      asked_by: "jana",
      asked_at: 0,
    };
    const asked = task({
      approvals: [approval] as NonNullable<TaskView["approvals"]>,
      next: { turn: "customer", what: "answer_approval" },
    });
    expect(decisionOf(asked, "customer")?.kind).toBe("approval");
    const handed = task({
      handover: { kind: "result", person: "jana", at: 0 },
      next: { turn: "customer", what: "confirm" },
    });
    expect(decisionOf(handed, "customer")?.kind).toBe("handover");
    expect([asked, handed].map((one) => decisionOf(one, "staff"))).toEqual([null, null]);
    expect(decisionOf(task({ next: { turn: "assistant", what: "start" } }), "customer")).toBeNull();
  });

  it("of a work area says what both choices give, with a button for each", () => {
    const card = proposal({ changes: { budget: 117 }, real: 90 });
    expect(rateText(card, MARKETING, 90, "customer")).toBe(
      "Das ist Marketing-Arbeit und kostet 1,3-fach. Für 1:30 Arbeit brauche ich 1:57 von Ihrem Konto. " +
        "Oder wir bleiben bei 1:30: dann sind es 1:09 Arbeit.",
    );
    const acts: readonly CardAct[] = ["agree", "counter", "refuse"];
    const labels = (one: Proposal) => buttonsOf(acts, one, task({})).map(({ label }) => label);
    expect(labels(card)).toEqual(["1:57 einplanen", "Bei 1:30 bleiben"]);
    expect(labels(proposal({ changes: { budget: 112 } }))).toEqual([
      "1:52 einplanen",
      "Gegenvorschlag machen",
      "Ablehnen",
    ]);
  });

  it("is said once it is taken, and goes at once", () => {
    expect(decidedText("Flug", { t: "agree" })).toBe("„Flug“: Sie haben dem Vorschlag zugestimmt");
    expect(decidedText("Flug", { t: "approval_answer", grant: false })).toContain("Freigabe abgelehnt");
    const known = task({ next: { turn: "assistant", what: "start" } });
    const card = { chat: "c", next: { turn: "customer", what: "answer_proposal" } } as Parameters<
      typeof withKnownStep
    >[0];
    expect(withKnownStep(card)).toBe(card);
    state.value = { ...state.value, tasks: new Map([["c", known]]) };
    expect(withKnownStep(card).next).toBe(known.next);
  });
});
