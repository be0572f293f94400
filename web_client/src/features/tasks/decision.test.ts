// @vitest-environment happy-dom

import { beforeEach, describe, expect, it } from "vitest";
import { state } from "../../session/store";
import { language } from "../../texts/texts";
import type { Person, Proposal, TaskCard, TaskView } from "../../wire/wire";
import { buttonsOf } from "./cards/ProposalCard";
import { decidedText, decisionOf, decisionText, isAskedFor, isDecision, withKnownStep } from "./decision";
import type { CardAct, LogCard } from "./log_cards";
import { rateText } from "./rate_texts";

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

  it("of several open ones is the one that the next step asks the reader for", () => {
    const katrin: Person = { id: "katrin", name: "Katrin", kind: "customer" };
    const jana: Person = { id: "jana", name: "Jana", kind: "staff", role: "assistant" };
    const proposals = [
      proposal({ number: 1, state: "refused" }),
      proposal({ number: 2 }),
      proposal({ number: 3 }),
    ];
    const approval = {
      number: 1,
      kind: "channel",
      text: "",
      state: "asked",
      asked_by: "jana",
      asked_at: 0,
    } as const;
    const open = task({
      proposals,
      approvals: [approval],
      handover: { kind: "result", person: "jana", at: 0 },
    });
    const all: readonly LogCard[] = [
      ...proposals.map((card) => ({ kind: "proposal", card }) as const),
      { kind: "approval", approval },
      { kind: "handover", open: true, latest: true },
      { kind: "words", text: "" },
    ];
    const asked = (what: TaskView["next"]["what"], me: Person) =>
      all.flatMap((card, place) =>
        isAskedFor(card, { ...open, next: { turn: "customer", what } }, me) ? [place] : [],
      );
    expect(asked("answer_proposal", katrin)).toEqual([1]);
    expect(asked("answer_approval", katrin)).toEqual([3]);
    expect(asked("confirm", katrin)).toEqual([4]);
    expect(asked("answer_proposal", jana)).toEqual([]);
    const claim = { kind: "claim", claim: { state: "open" } } as LogCard;
    const claimed = task({ next: { turn: "lead", what: "decide_claim" } });
    expect(isAskedFor(claim, claimed, { ...jana, role: "lead" })).toBe(true);
    expect(isAskedFor(claim, claimed, jana)).toBe(false);
  });

  it.each([
    ["customer", "answer_proposal", true],
    ["customer", "answer_approval", true],
    ["customer", "confirm", true],
    ["assistant", "answer_proposal", false],
    ["nobody", "nothing", false],
  ] as const)("of a customer, when %s is to %s: %s", (turn, what, is) => {
    const card = { chat: "c", next: { turn, what } } as TaskCard;
    expect(isDecision(card, { id: "katrin", name: "Katrin", kind: "customer" })).toBe(is);
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
      "Anderes Budget vorschlagen",
      "Ablehnen",
    ]);
  });

  it("is said once it is taken, and goes at once", () => {
    const flight = task({ title: "Flug" });
    const open = (more: Partial<Proposal>) => ({ kind: "proposal", proposal: proposal(more) }) as const;
    expect(decidedText(flight, open({}), { t: "agree", number: 1 })).toBe(
      "„Flug“: Sie haben dem Vorschlag zugestimmt",
    );
    expect(decidedText(flight, open({}), { t: "refuse", number: 1 })).toContain("den Vorschlag abgelehnt");
    expect(decidedText(flight, open({ real: 90 }), { t: "refuse", number: 1 })).toBe(
      "„Flug“: Sie haben das Budget bei 1:30 belassen",
    );
    expect(decidedText(flight, open({}), { t: "approval_answer", number: 1, grant: false })).toContain(
      "Freigabe abgelehnt",
    );
    const known = task({ next: { turn: "assistant", what: "start" } });
    const card = { chat: "c", next: { turn: "customer", what: "answer_proposal" } } as Parameters<
      typeof withKnownStep
    >[0];
    expect(withKnownStep(card)).toBe(card);
    state.value = { ...state.value, tasks: new Map([["c", known]]) };
    expect(withKnownStep(card).next).toBe(known.next);
  });
});
