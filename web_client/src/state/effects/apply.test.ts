import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Act, ME, ModelServer, OTHER, THIRD } from "../../../tests/model_server";
import { type Page, PUSH_TAGS, type Push } from "../../wire/wire";
import { HELD } from "../log";
import { EMPTY, type State } from "../model";
import { resumeOf, withPage, withSnapshot, withWelcome } from "./answers";
import { apply, isGap } from "./apply";
import { withDialogs } from "./dialogs";

const who = fc.constantFrom(ME, OTHER);
const own: fc.Arbitrary<Act> = fc.oneof(
  fc.record({
    do: fc.constant("presence" as const),
    who,
    status: fc.constantFrom("online", "away", "offline"),
  }),
  fc.record({ do: fc.constantFrom("presence all" as const, "pin" as const) }),
  fc.record({
    do: fc.constantFrom("hold" as const, "hold" as const, "review" as const, "release" as const),
    pick: fc.nat(999),
  }),
  fc.record({ do: fc.constantFrom("withdraw" as const, "unmark" as const), pick: fc.nat(999) }),
  fc.record({ do: fc.constant("settings" as const), theme: fc.constantFrom("light", "dark") }),
  fc.record({ do: fc.constant("draft" as const), text: fc.constantFrom("", "begonnen") }),
  fc.record({ do: fc.constantFrom("dialog" as const, "dialog over" as const), pick: fc.nat(999) }),
  fc.record({ do: fc.constantFrom("meet" as const, "account gone" as const), pick: fc.nat(999) }),
  fc.record({
    do: fc.constant("account" as const),
    pick: fc.nat(999),
    tags: fc.subarray(["#Köln", "#Messe"]),
  }),
  fc.record({
    do: fc.constant("name" as const),
    who: fc.constantFrom(ME, OTHER, THIRD),
    name: fc.string({ minLength: 1 }),
  }),
);
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 3, arbitrary: own },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant("say" as const),
      who,
      text: fc.string({ minLength: 1, maxLength: 200 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constantFrom("edit" as const, "delete" as const), pick: fc.nat(200) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("tag" as const),
      pick: fc.nat(200),
      tag: fc.constantFrom("important", "#Messe"),
      on: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant("rename" as const), title: fc.string({ minLength: 1 }) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("task" as const), budget: fc.nat(600) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom("join" as const, "leave" as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant("read" as const), who: fc.constantFrom(ME, OTHER, THIRD) }),
  },
);

function hear(state: State, pushes: readonly Push[]): State {
  return pushes.reduce((before, push) => {
    expect(isGap(before, push)).toBe(false);
    return apply(before, push, 0);
  }, state);
}

/** What must be equal between a client that followed and one that just came. */
function essence(state: State) {
  const log = state.logs.get("c");
  return {
    chat: state.chats.get("c"),
    entries: log?.entries,
    cursor: log?.cursor,
    members: [...(log?.members ?? [])].sort(),
    reads: new Map([...(log?.reads ?? [])].filter(([person]) => person !== ME.id).sort()),
    moreBefore: log?.moreBefore,
    moreAfter: log?.moreAfter,
    me: state.me,
    people: state.people,
    accounts: new Map([...state.accounts].sort()),
    presence: state.presence,
    held: state.held,
    settings: state.settings,
    drafts: state.drafts,
    dialogs: new Map([...state.dialogs].sort()),
  };
}

const fresh = (server: ModelServer, limit = 100_000) =>
  withDialogs(withSnapshot(withWelcome(EMPTY, server.welcome()), server.snapshot(limit)), server.dialogs);

describe("apply", () => {
  it("makes of an old snapshot and the pushes since a fresh snapshot", () => {
    fc.assert(
      fc.property(fc.array(act), fc.array(act), (past, since) => {
        const server = new ModelServer();
        for (const one of past) server.act(one);
        const followed = since.reduce((state, one) => hear(state, server.act(one)), fresh(server));
        expect(essence(followed)).toEqual(essence(fresh(server)));
      }),
      { numRuns: 300 },
    );
  });

  it("knows one effect of every push, of whichever subject", () => {
    const modules = import.meta.glob<{ readonly effects?: object }>("./*.ts", { eager: true });
    const tags = Object.values(modules).flatMap(({ effects = {} }) => Object.keys(effects));
    expect(tags.sort()).toEqual([...PUSH_TAGS].sort());
  });

  it("ignores what it already has, and repeats change nothing", () => {
    fc.assert(
      fc.property(fc.array(act), fc.nat(), (past, from) => {
        const server = new ModelServer();
        for (const one of past) server.act(one);
        const state = fresh(server);
        for (const push of server.events.slice(from % server.events.length)) {
          expect(apply(state, push, 0)).toEqual(state);
        }
      }),
    );
  });

  it("catches up after a resume whatever the welcome says of the chat", () => {
    fc.assert(
      fc.property(fc.array(act), fc.array(act), (past, missed) => {
        const server = new ModelServer();
        for (const one of past) server.act(one);
        const before = fresh(server);
        for (const one of missed) server.act(one);
        const resume = resumeOf(before);
        const from = resume?.chats["c"] ?? -1;
        expect(from).toBe(before.logs.get("c")?.cursor);
        const again = hear(withWelcome(before, server.welcome()), server.events.slice(from));
        const { reads: _, ...caught } = essence(again);
        expect(caught).toEqual({
          ...essence(fresh(server)),
          reads: undefined,
          ...caught,
          chat: server.chat(),
        });
        expect(caught.entries).toEqual(server.entries);
      }),
    );
  });

  it("sees a gap exactly when an event is missing", () => {
    const server = new ModelServer();
    const state = fresh(server);
    server.act({ do: "say", who: OTHER, text: "eins" });
    server.act({ do: "say", who: OTHER, text: "zwei" });
    const [, first, second] = server.events;
    if (!first || !second) throw new Error("no events");
    expect(isGap(state, first)).toBe(false);
    expect(isGap(state, second)).toBe(true);
    expect(isGap(EMPTY, second)).toBe(false);
  });
});

describe("paging", () => {
  type Step = { readonly act: Act } | { readonly ask: "before" | "after" } | { readonly arrive: true };
  const step: fc.Arbitrary<Step> = fc.oneof(
    act.map((one) => ({ act: one })),
    fc.constantFrom<Step>({ ask: "before" }, { ask: "after" }, { arrive: true }),
  );

  function ask(server: ModelServer, state: State, end: "before" | "after"): Page {
    const entries = state.logs.get("c")?.entries ?? [];
    const first = entries[0]?.seq ?? 1;
    const last = entries.at(-1)?.seq ?? 0;
    return server.page(end === "before" ? { before: first } : { after: last }, 5);
  }

  it("never leaves a hole nor a stale entry, however pages and pushes cross", () => {
    fc.assert(
      fc.property(
        fc.array(act, { minLength: 10 }),
        fc.nat(20),
        fc.array(step, { maxLength: 80 }),
        (past, around, steps) => {
          const server = new ModelServer();
          for (const one of past) server.act(one);
          let state = withSnapshot(withWelcome(EMPTY, server.welcome()), server.snapshot(5, around));
          let underway: { page: Page; end: "before" | "after" } | null = null;
          for (const one of steps) {
            if ("act" in one) state = hear(state, server.act(one.act));
            else if ("ask" in one) underway ??= { page: ask(server, state, one.ask), end: one.ask };
            else if (underway) {
              state = withPage(state, "c", underway.page, underway.end);
              underway = null;
            }
          }
          for (const end of ["before", "after"] as const) {
            for (let i = 0; i < 200; i++) {
              const log = state.logs.get("c");
              if (!(end === "before" ? log?.moreBefore : log?.moreAfter)) break;
              state = withPage(state, "c", ask(server, state, end), end);
            }
          }
          expect(state.logs.get("c")?.entries).toEqual(server.entries);
        },
      ),
      { numRuns: 500 },
    );
  });

  it("holds no more than a bound of entries, and lets go at the far end", () => {
    const server = new ModelServer();
    for (let i = 0; i < 3 * HELD; i++) server.act({ do: "say", who: OTHER, text: `${i}` });
    let state = withSnapshot(withWelcome(EMPTY, server.welcome()), server.snapshot(50));
    for (let i = 0; i < 3 * HELD; i += 5)
      state = withPage(state, "c", ask(server, state, "before"), "before");
    const log = state.logs.get("c");
    expect(log?.entries.length).toBe(HELD);
    expect(log?.entries[0]?.seq).toBe(1);
    expect(log?.moreAfter).toBe(true);
  });
});
