import { beforeEach, describe, expect, it } from "vitest";
import { language } from "../../texts/texts";
import type { NextStep, Person, Proposal, TaskNotice, TaskView } from "../../wire/wire";
import {
  actsIn,
  answersTo,
  cardAt,
  isOwnTurn,
  type Main,
  mainOf,
  meterOf,
  offersOf,
  waitsSince,
} from "./task";
import { proposalText, stepText } from "./task_texts";

const NOON = Date.UTC(2026, 10, 20, 11, 0);
const HOUR = 3_600_000;
const KATRIN: Person = { id: "katrin", name: "Katrin Ostermann", kind: "customer", role: "owner" };
const JANA: Person = { id: "jana", name: "Jana Lindner", kind: "staff", role: "assistant" };
const SABINE: Person = { id: "sabine", name: "Sabine Krall", kind: "staff", role: "lead" };
const HENRIK: Person = { id: "henrik", name: "Henrik Thomsen", kind: "staff", role: "management" };
const TURNS: readonly NextStep["turn"][] = ["customer", "assistant", "lead", "specialist", "nobody"];

function task(changes: Partial<TaskView> = {}): TaskView {
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
function offers(of: TaskView, who: Person, at: number, own = of.may ?? []) {
  return offersOf(of, who, own, at);
}

function card(changes: Partial<Proposal> = {}): Proposal {
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

function notice(code: TaskNotice["code"], data: TaskNotice["data"] = {}): TaskNotice {
  return { t: "task", seq: 7, code, actor: "jana", at: NOON, data };
}

beforeEach(() => {
  language.value = "de";
});

describe("offers", () => {
  it("keep to what the server gives the side", () => {
    expect([...offers(task({ may: ["edit", "review"] }), JANA, NOON)]).toEqual(["edit", "review"]);
    expect(offers(task(), JANA, NOON).size).toBe(0);
  });

  it("are what the side may now and the person at all", () => {
    const one = task({ may: ["accept", "delete", "hand_over", "release"], awaiting_release: true });
    expect([...offers(one, SABINE, NOON, ["accept", "hand_over", "claim_decide"])]).toEqual([
      "accept",
      "hand_over",
    ]);
    expect([...offers(one, HENRIK, NOON, ["accept", "delete", "release"])]).toEqual([
      "accept",
      "delete",
      "release",
    ]);
    expect(offers(one, JANA, NOON, []).size).toBe(0);
  });

  it("are a chat's own where it has some", () => {
    const chats = new Map([
      ["c", { id: "c", kind: "task" as const, title: "", head: 1, created_at: NOON, acts: ["start"] }],
    ]);
    expect(actsIn({ chats, acts: ["start", "accept"] }, "c")).toEqual(["start"]);
    expect(actsIn({ chats, acts: ["start", "accept"] }, "d")).toEqual(["start", "accept"]);
  });

  it.each([
    ["start", true, JANA, false],
    ["start", true, SABINE, true],
    ["start", false, JANA, true],
    ["timer_start", true, JANA, false],
    ["timer_start", true, HENRIK, true],
    ["take_back", true, JANA, true],
    ["take_back", false, JANA, false],
  ] as const)("%s while with the lead (%s) for %o: %s", (act, with_lead, who, offered) => {
    expect(offers(task({ may: [act], with_lead }), who, NOON).has(act)).toBe(offered);
  });

  it("leave advice to the lead", () => {
    const one = task({ may: ["take_back"], with_lead: true, desk: { advice: true } });
    expect([offers(one, JANA, NOON).size, offers(one, SABINE, NOON).size]).toEqual([0, 1]);
  });

  it("follow the timer of the person, not of others", () => {
    const may = ["timer_start", "timer_stop"];
    const running = [{ person: "milan", since: NOON, until: NOON + HOUR }];
    expect([...offers(task({ may, desk: { running } }), JANA, NOON)]).toEqual(["timer_start"]);
    const mine = [{ person: "jana", since: NOON, until: NOON + HOUR }];
    expect([...offers(task({ may, desk: { running: mine } }), JANA, NOON)]).toEqual(["timer_stop"]);
  });

  it("claim only after a missed deadline, and once for it", () => {
    const contracts = [
      { version: 1, terms: task().terms, at: NOON, person: "jana", cause: "accepted" as const },
    ];
    const one = task({ may: ["claim"], status: "in_progress", contracts });
    expect(offers(one, KATRIN, NOON + HOUR).has("claim")).toBe(false);
    expect(offers(one, KATRIN, NOON + HOUR + 1).has("claim")).toBe(true);
    const handover = { kind: "result" as const, person: "jana", at: NOON };
    expect(offers({ ...one, status: "handed_over", handover }, KATRIN, NOON + 2 * HOUR).has("claim")).toBe(
      false,
    );
    const claim = {
      deadline: { at: NOON + HOUR },
      note: "",
      person: "k",
      at: NOON,
      state: "refused" as const,
    };
    expect(offers({ ...one, claim }, KATRIN, NOON + 2 * HOUR).has("claim")).toBe(false);
    const other = { ...claim, deadline: { at: NOON } };
    expect(offers({ ...one, claim: other }, KATRIN, NOON + 2 * HOUR).has("claim")).toBe(true);
    const open = { ...other, state: "open" as const };
    expect(offers({ ...one, claim: open }, KATRIN, NOON + 2 * HOUR).has("claim")).toBe(false);
  });

  it("rate once for each hand-over", () => {
    const handover = { kind: "result" as const, person: "jana", at: NOON };
    const rated = (at: number) => ({ stars: 4, comment: "", person: "katrin", at });
    const one = task({ may: ["rate"], status: "done", handover });
    expect(offers(task({ may: ["rate"] }), KATRIN, NOON).has("rate")).toBe(false);
    expect(offers(one, KATRIN, NOON).has("rate")).toBe(true);
    expect(offers({ ...one, rating: rated(NOON) }, KATRIN, NOON).has("rate")).toBe(false);
    expect(offers({ ...one, rating: rated(NOON - 1) }, KATRIN, NOON).has("rate")).toBe(true);
  });
});

describe("the next step", () => {
  it.each(TURNS)("of %s belongs to whom it names", (turn) => {
    const whose = [KATRIN, JANA, SABINE, HENRIK].filter((me) => isOwnTurn({ turn, what: "review" }, me));
    const expected = {
      customer: [KATRIN],
      assistant: [JANA],
      lead: [SABINE, HENRIK],
      specialist: [HENRIK],
      nobody: [],
    };
    expect(whose).toEqual(expected[turn]);
  });

  const CELLS: readonly (readonly [NextStep["what"], NextStep["turn"], string, Person, Main | null])[] = [
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
    const one = task({ next: { turn, what }, may: [may], claim, awaiting_release: true });
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

describe("cards", () => {
  it.each(["proposed", "countered", "area_card", "noted"] as const)("stand where %s is told", (code) => {
    const one = task({ proposals: [card(), card({ number: 2 })] });
    expect(cardAt(notice(code, { number: 2 }), one)).toEqual({ kind: "proposal", card: one.proposals?.[1] });
    expect(cardAt(notice(code, { number: 3 }), one)).toBeNull();
    expect(cardAt(notice(code, { number: 2 }), undefined)).toBeNull();
  });

  it("are open for the last hand-over alone, while it waits", () => {
    const handover = { kind: "result" as const, person: "jana", at: NOON };
    const told = notice("handed_over", { kind: "result" });
    const open = (one: TaskView) => cardAt(told, one);
    expect(open(task({ status: "handed_over", handover }))).toEqual({
      kind: "handover",
      latest: true,
      open: true,
    });
    expect(open(task({ status: "done", handover }))).toEqual({ kind: "handover", latest: true, open: false });
    const later = { ...handover, at: NOON + 1 };
    expect(open(task({ status: "handed_over", handover: later }))).toMatchObject({
      latest: false,
      open: false,
    });
  });

  it("show the rating, the claim and the words they are about", () => {
    const rating = { stars: 4, comment: "", person: "katrin", at: NOON };
    expect(cardAt(notice("rated"), task({ rating }))).toEqual({ kind: "rating", rating });
    expect(cardAt(notice("rated"), task({ rating: { ...rating, at: NOON + 1 } }))).toBeNull();
    expect(cardAt(notice("interim", { text: "Zwei" }), task())).toEqual({ kind: "words", text: "Zwei" });
    expect(cardAt(notice("interim"), task())).toBeNull();
    expect(cardAt(notice("accepted"), task())).toBeNull();
  });

  const may = new Set(["agree", "refuse", "counter", "withdraw", "object"] as const);

  it.each([
    [card(), "customer", ["agree", "counter", "refuse"]],
    [card(), "staff", ["withdraw"]],
    [card({ side: "customer", answers: "staff" }), "staff", ["agree", "counter", "refuse"]],
    [card({ state: "agreed" }), "customer", []],
    [
      { number: 1, side: "staff", person: "j", at: 0, changes: {}, state: "open" } as Proposal,
      "customer",
      [],
    ],
    [card({ state: "noted" }), "customer", ["object"]],
    [card({ state: "noted" }), "staff", []],
  ] as const)("%o, read by %s, has %j", (one, side, acts) => {
    expect(answersTo(one, may, side)).toEqual(acts);
    expect(answersTo(one, new Set(), side)).toEqual([]);
  });

  it("say what they are about", () => {
    expect(proposalText(card({ changes: { deadline: { at: NOON }, budget: 1 } }), undefined)).toBe(
      "Vorschlag: andere Frist, anderes Budget",
    );
    expect(proposalText(card({ counters: 1 }), undefined)).toBe("Gegenvorschlag: anderes Budget");
    expect(proposalText(card({ state: "objected" }), undefined)).toBe(
      "Telefonisch vereinbart: anderes Budget",
    );
    const area = { key: "marketing" as const, customer_percent: 130 };
    expect(proposalText(card({ real: 60 }), area)).toBe("Verrechnungssatz: Marketing");
  });

  it("are found by the moment at which they were made", () => {
    const proposals = [card({ state: "agreed", at: 1 }), card({ number: 2, at: 2 })];
    const one = task({ proposals, next: { turn: "customer", what: "answer_proposal" } });
    expect(waitsSince(one, "customer")).toBe(2);
    expect(waitsSince(one, "staff")).toBeNull();
  });
});

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
    expect(meterOf(one, "customer", NOON)).toEqual({ done: used, of: 120, percent, level });
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
    expect(meterOf(one, "staff", NOON)).toEqual({ done: 95, of: 200, percent: 60, level: "quiet" });
  });

  it("has no end without a budget", () => {
    const one = task({ terms: { description: "" }, times: { used: 0, recorded: 10 } });
    expect(meterOf(one, "staff", NOON)).toEqual({ done: 10, of: null, percent: 0, level: "quiet" });
  });
});
