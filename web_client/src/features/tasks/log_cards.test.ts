import { beforeEach, describe, expect, it } from "vitest";
import { card, NOON, notice, task } from "../../../tests/sample_tasks";
import { language } from "../../texts/texts";
import type { Proposal, TaskView } from "../../wire/wire";
import { answersTo, cardAt } from "./log_cards";
import { waitsSince } from "./next_step";
import { proposalText } from "./task_texts";

beforeEach(() => {
  language.value = "de";
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
    expect(proposalText(card({ real: 60 }), area)).toBe("Marketing kostet 1,3-fach");
  });

  it("are found by the moment at which they were made", () => {
    const proposals = [card({ state: "agreed", at: 1 }), card({ number: 2, at: 2 })];
    const one = task({ proposals, next: { turn: "customer", what: "answer_proposal" } });
    expect(waitsSince(one, "customer")).toBe(2);
    expect(waitsSince(one, "staff")).toBeNull();
  });
});
