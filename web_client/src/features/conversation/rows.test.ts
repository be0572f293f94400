import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Entry, Message } from "../../wire/wire";
import { GROUP_WITHIN, type LogRow, rowsOf, shareRows } from "./rows";

const say = (seq: number, author: string, at: number, text = `${seq}`): Message => ({
  t: "message",
  seq,
  author,
  at,
  text,
});
const reader = { me: "me", readTo: null, dayOf: (at: number) => String(Math.floor(at / 86_400_000)) };
const shape = (rows: readonly LogRow[]) =>
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

  it("fold what happened several times in a row, until something else or another day comes", () => {
    const tick = (seq: number, at = 0, actor = "a"): Entry => ({
      t: "task",
      seq,
      code: "item_ticked",
      actor,
      at,
    });
    const entries = [
      tick(1),
      tick(2),
      tick(3, 0, "b"),
      say(4, "a", 0),
      tick(5),
      tick(6),
      tick(7, 86_400_000),
    ];
    const rows = rowsOf(entries, {
      ...reader,
      isRepeated: (before, notice) => before.actor === notice.actor,
    });
    const folded = rows.flatMap((row) => (row.kind === "notice" ? [row.notices.map(({ seq }) => seq)] : []));
    expect(folded).toEqual([[1, 2], [3], [5, 6], [7]]);
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
        const folding = { ...reader, readTo, isRepeated: () => true };
        const rows = rowsOf(entries, folding);
        const held = rows.flatMap<Entry>((row) =>
          row.kind === "group" ? row.messages : row.kind === "notice" ? row.notices : [],
        );
        expect(held).toEqual(entries);
        expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
        const again = shareRows(rows, rowsOf(entries, folding));
        expect(again.every((row, i) => row === rows[i])).toBe(true);
      }),
    );
  });
});
