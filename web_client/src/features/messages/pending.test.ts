import { describe, expect, it } from "vitest";
import type { Held, Message } from "../../wire/wire";
import { notYetHeld, stillPending } from "./pending";

const say = (seq: number, author: string, at: number, text = `${seq}`): Message => ({
  t: "message",
  seq,
  author,
  at,
  text,
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

  it("pairs by as many files where the words are the same", () => {
    const file = (id: string) => ({ id, name: id, kind: "other", type: "text/plain", size: 1 }) as const;
    const waits = { text: "", after: 3, files: [{ key: "a" }, { key: "b" }] };
    const [none, one, two] = [[], [file("a")], [file("a"), file("b")]].map((files) => ({
      ...mine(4, ""),
      files,
    }));
    for (const other of [none, one])
      expect(stillPending([waits], [other as Message], "me", 4)).toEqual([waits]);
    expect(stillPending([waits], [two as Message], "me", 4)).toEqual([]);
  });

  it("stays when it failed, and after the reply until the event", () => {
    expect(stillPending([{ text: "ja", after: 3, failed: "nein" }], [mine(4, "ja")], "me", 4)).toHaveLength(
      1,
    );
    expect(stillPending([{ text: "ja", after: 3, sent: 4 }], [], "me", 3)).toHaveLength(1);
    expect(stillPending([{ text: "ja", after: 3, sent: 4 }], [], "me", 4)).toHaveLength(0);
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
    const withFile = { ...one, files: [{ key: "a" }] };
    expect(notYetHeld([withFile], [held])).toEqual([withFile]);
  });
});
