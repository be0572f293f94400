import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { HENRIK, HOUR, JANA, KATRIN, NOON, offers, SABINE, task } from "../../../tests/sample_tasks";
import type { Person, Side, TaskView } from "../../wire/wire";
import { actsIn, offersOf, openTerms, sideOf } from "./offers";

describe("offers", () => {
  it("keep to what the server gives the side", () => {
    expect([...offers(task({ may: ["edit", "review"] }), JANA, NOON)]).toEqual(["edit", "review"]);
    expect(offers(task(), JANA, NOON).size).toBe(0);
  });

  it("are what the side may now and the person at all", () => {
    const one = task({ may: ["delegate", "delete", "hand_over", "release"], awaiting_release: true });
    expect([...offers(one, SABINE, NOON, ["delegate", "hand_over", "claim_decide"])]).toEqual([
      "delegate",
      "hand_over",
    ]);
    expect([...offers(one, HENRIK, NOON, ["delegate", "delete", "release"])]).toEqual([
      "delegate",
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

interface Table {
  readonly now: number;
  readonly people: Readonly<Record<string, Person>>;
  readonly acts: Readonly<Record<string, readonly string[]>>;
  readonly cases: readonly {
    readonly name: string;
    readonly views: Readonly<Record<Side, TaskView>>;
    readonly accepted: Readonly<Record<string, readonly string[]>>;
  }[];
}

/** What the rules accept of everybody in every state (tests/unit/tasks/test_offers.py). */
const TABLE: Table = JSON.parse(gunzipSync(readFileSync("../tests/golden/offers.json.gz")).toString());

describe("what is offered", () => {
  it.each(Object.keys(TABLE.people))("is what the server accepts, for %s", (role) => {
    const me = TABLE.people[role] as Person;
    const said = (task: TaskView) => [
      ...offersOf(task, me, TABLE.acts[role] ?? [], TABLE.now),
      ...(offersOf(task, me, TABLE.acts[role] ?? [], TABLE.now).has("propose")
        ? openTerms(task, sideOf(me)).map((term) => `propose ${term}`)
        : []),
    ];
    const wrong = TABLE.cases.flatMap(({ name, views, accepted }) => {
      const offered = said(views[sideOf(me)]);
      const may = accepted[role] ?? [];
      const refused = offered.filter((act) => !may.includes(act));
      const missing = may.filter((act) => !offered.includes(act));
      return refused.length + missing.length === 0 ? [] : [{ name, refused, missing }];
    });
    expect(TABLE.cases.length).toBeGreaterThan(200);
    expect(wrong).toEqual([]);
  });
});
