import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { GROUP_WITHIN, type Row, rowsOf, shareRows } from "../features/conversation/rows";
import { notYetHeld, stillPending } from "../features/messages/pending";
import { newKey } from "../session/outbox";
import type { Chat, Draft, Entry, Held, Message } from "../wire/wire";
import { hueOf, initials, listOf } from "./list";
import { openLog, reaches } from "./log";
import { heardBack } from "./own";

const say = (seq: number, author: string, at: number, text = `${seq}`): Message => ({
  t: "message",
  seq,
  author,
  at,
  text,
});
const reader = { me: "me", readTo: null, dayOf: (at: number) => String(Math.floor(at / 86_400_000)) };
const shape = (rows: readonly Row[]) =>
  rows.map((row) => (row.kind === "group" ? row.messages.map((one) => one.seq).join("+") : row.kind));

describe("rows", () => {
  it("group by sender within five minutes, and stand under their day", () => {
    const entries: Entry[] = [
      say(1, "a", 0),
      say(2, "a", GROUP_WITHIN - 1),
      say(3, "a", 2 * GROUP_WITHIN),
      say(4, "b", 2 * GROUP_WITHIN),
      { t: "notice", seq: 5, kind: "renamed", actor: "a", at: 2 * GROUP_WITHIN, title: "neu" },
      say(6, "b", 2 * GROUP_WITHIN),
      { t: "task", seq: 7, code: "accepted", actor: "a", at: 2 * GROUP_WITHIN, tags: ["accepted"] },
      say(8, "b", 86_400_000),
    ];
    expect(shape(rowsOf(entries, reader))).toEqual([
      "day",
      "1+2",
      "3",
      "4",
      "notice",
      "6",
      "notice",
      "day",
      "8",
    ]);
  });

  it("divide what is unread, at the first message of somebody else", () => {
    const entries = [say(1, "a", 0), say(2, "me", 1), say(3, "a", 2), say(4, "me", 3), say(5, "b", 4)];
    expect(shape(rowsOf(entries, { ...reader, readTo: 1 }))).toEqual([
      "day",
      "1",
      "2",
      "unread",
      "3",
      "4",
      "5",
    ]);
    expect(rowsOf(entries, { ...reader, readTo: 1 })[3]).toMatchObject({ count: 2 });
    expect(shape(rowsOf(entries, { ...reader, readTo: 5 }))).not.toContain("unread");
    expect(shape(rowsOf(entries.slice(2), { ...reader, readTo: 1 }))).not.toContain("unread");
  });

  it("hold every entry once, in order, under unique keys", () => {
    const some = fc.array(fc.tuple(fc.constantFrom("a", "b", "me"), fc.nat(40), fc.boolean()), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(some, fc.nat(60), (list, readTo) => {
        let at = 0;
        const entries = list.map(([author, minutes, isNotice], i): Entry => {
          at += minutes * 60_000;
          return isNotice
            ? { t: "notice", seq: i + 1, kind: "joined", actor: author, at }
            : say(i + 1, author, at);
        });
        const rows = rowsOf(entries, { ...reader, readTo });
        const held = rows.flatMap<Entry>((row) =>
          row.kind === "group" ? row.messages : row.kind === "notice" ? [row.notice] : [],
        );
        expect(held).toEqual(entries);
        expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
        const again = shareRows(rows, rowsOf(entries, { ...reader, readTo }));
        expect(again.every((row, i) => row === rows[i])).toBe(true);
      }),
    );
  });
});

describe("pending", () => {
  const mine = (seq: number, text: string) => say(seq, "me", 0, text);

  it("is shown until its entry is there, and never twice", () => {
    const one = { key: "1", text: "ja", after: 3 };
    expect(stillPending([one], [mine(2, "ja")], "me", 3)).toEqual([one]);
    expect(stillPending([one], [mine(4, "ja")], "me", 4)).toEqual([]);
    expect(stillPending([one], [say(4, "a", 0, "ja")], "me", 4)).toEqual([one]);
  });

  it("pairs equal texts one to one", () => {
    const two = [
      { text: "ja", after: 3, key: "1" },
      { text: "ja", after: 3, key: "2" },
    ];
    expect(stillPending(two, [mine(4, "ja")], "me", 4)).toHaveLength(1);
    expect(stillPending(two, [mine(4, "ja"), mine(5, "ja")], "me", 5)).toHaveLength(0);
    const first = { text: "ja", after: 3, sent: 4 };
    expect(stillPending([first, { text: "ja", after: 3 }], [mine(4, "ja")], "me", 4)).toEqual([
      { text: "ja", after: 3 },
    ]);
  });

  it("stays when it failed, and after the reply until the event", () => {
    expect(stillPending([{ text: "ja", after: 3, failed: "nein" }], [mine(4, "ja")], "me", 4)).toHaveLength(
      1,
    );
    expect(stillPending([{ text: "ja", after: 3, sent: 4 }], [], "me", 3)).toHaveLength(1);
    expect(stillPending([{ text: "ja", after: 3, sent: 4 }], [], "me", 4)).toHaveLength(0);
  });

  it("has keys as the protocol wants them", () => {
    expect(newKey(Date.UTC(2026, 10, 20, 23, 59))).toMatch(/^20261120-[A-Za-z0-9_-]{8,40}$/);
    expect(newKey(0)).not.toBe(newKey(0));
  });
});

describe("held", () => {
  const held: Held = { id: "h", chat: "c", act: "send", at: 10_000, release_at: 99_000, text: "ja" };
  const one = { text: "ja", after: 0, at: 9_500 };

  it("takes the place of what was on its way, and of nothing else", () => {
    expect(notYetHeld([one], [held])).toEqual([]);
    const others = [
      { ...one, text: "nein" },
      { ...one, at: 13_000 },
      { ...one, when: "now" as const },
      { ...one, failed: "voll" },
    ];
    expect(notYetHeld(others, [held])).toEqual(others);
    expect(notYetHeld([one], [{ ...held, act: "edit" }])).toEqual([one]);
  });
});

describe("a stretch", () => {
  it("reaches what lies in it, and what is known to lie nowhere", () => {
    const log = (more_before: boolean, more_after: boolean) =>
      openLog({
        chat: { id: "c", kind: "task", title: "", head: 9, created_at: 0 },
        entries: [say(4, "a", 0), say(7, "a", 0)],
        more_before,
        more_after,
        members: [],
        reads: [],
        people: [],
      });
    const all = [1, 4, 5, 7, 9];
    expect(all.filter((seq) => reaches(log(true, true), seq))).toEqual([4, 5, 7]);
    expect(all.filter((seq) => reaches(log(false, true), seq))).toEqual([1, 4, 5, 7]);
    expect(all.filter((seq) => reaches(log(false, false), seq))).toEqual(all);
  });
});

describe("the list", () => {
  const chat = (id: string, more: Partial<Chat> = {}): Chat => ({
    id,
    kind: "task",
    title: id,
    head: 1,
    created_at: 0,
    ...more,
  });

  it("groups, newest first", () => {
    const chats = [
      chat("old"),
      chat("new", { last: { seq: 1, author: "a", at: 5, excerpt: "" } }),
      chat("team", { kind: "direct", staff_only: true }),
      chat("direct", { kind: "direct" }),
      chat("pin", { pinned: true }),
      chat("look", { looking_in: true }),
    ];
    expect(listOf(chats).map(({ section, chats: c }) => [section, ...c.map(({ id }) => id)])).toEqual([
      ["pinned", "pin"],
      ["tasks", "new", "old"],
      ["people", "direct"],
      ["team", "team"],
      ["looking", "look"],
    ]);
  });

  it("knows initials of all sorts of names", () => {
    expect(
      ["Katrin Ostermann", "jana", "Dr. Carla Wendland", "Anna-Lena von Ähren", "", "李 小龙"].map(initials),
    ).toEqual(["KO", "J", "DW", "AÄ", "", "李小"]);
    expect(hueOf("a")).toBe(hueOf("a"));
  });
});

describe("drafts on two devices", () => {
  const draft = (text: string): Draft => ({ chat: "c", text });
  /** What happens next: a device writes, the server answers and tells all it got, or a push arrives here. */
  const steps = fc.array(
    fc.constantFrom("here a", "here b", "here ", "there a", "there b", "server", "hear"),
    {
      maxLength: 40,
    },
  );

  it("end as the server has them, and no echo undoes what is written here", () => {
    fc.assert(
      fc.property(steps, (plan) => {
        let shown = "";
        let stored = "";
        let said: readonly Draft[] = [];
        let asked = 0;
        const arriving: { text: string; here: boolean }[] = [];
        const coming: ({ told: string } | "answer")[] = [];
        const act = (step: string) => {
          const [who, text = ""] = step.split(" ");
          if (who === "server" && arriving.length > 0) {
            for (const one of arriving) if (one.here) coming.push("answer");
            stored = arriving.at(-1)?.text ?? stored;
            coming.push({ told: stored });
            arriving.length = 0;
          } else if (who === "hear") {
            const push = coming.shift();
            if (push === "answer") asked -= 1;
            else if (push !== undefined) {
              const { echo, left } = heardBack(said, draft(push.told), asked === 0);
              said = left;
              if (!echo) shown = push.told;
            }
          } else if (who === "there") arriving.push({ text, here: false });
          else if (who === "here" && text !== shown) {
            shown = text;
            said = [...said, draft(text)];
            asked += 1;
            arriving.push({ text, here: true });
          }
        };
        for (const step of plan) act(step);
        act("server");
        while (coming.length > 0) act("hear");
        expect(shown).toBe(stored);
      }),
    );
  });

  it("keep the newest word while older ones come back", () => {
    const all = ["a", "ab", "abc"].map(draft);
    expect(heardBack(all, draft("a"), false)).toEqual({ echo: true, left: all.slice(1) });
    expect(heardBack(all, draft("abc"), true)).toEqual({ echo: true, left: [] });
    expect(heardBack(all, draft("x"), false)).toEqual({ echo: false, left: [] });
  });
});
