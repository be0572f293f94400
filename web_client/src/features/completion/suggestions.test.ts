import { describe, expect, it } from "vitest";
import { EMOJI } from "./emoji_table";
import { begunAt, emojiFor, namesFor, wholeAt } from "./suggestions";

describe("what is begun before the caret", () => {
  it.each([
    ["@", "@", ""],
    ["Hallo @Mi", "@", "Mi"],
    ["(@jür", "@", "jür"],
    ["Danke :da", ":", "da"],
    [":+1", ":", "+1"],
  ])("%s", (text, sign, word) => {
    expect(begunAt(text, text.length)).toEqual({ sign, word, from: text.length - word.length - 1 });
  });

  it.each([
    "jana@example",
    "um 10:30",
    "Frist:Fr",
    "a: ",
    ":)",
    ":",
    ": da",
    "@Mi ",
    "https://x",
    ":d",
    "Köln:",
  ])("is nothing in %s", (text) => {
    expect(begunAt(text, text.length)).toBeNull();
  });

  it("is what stands before the caret, not after it", () => {
    expect(begunAt("@Mi und mehr", 3)?.word).toBe("Mi");
    expect(begunAt("@Mi und mehr", 7)).toBeNull();
  });

  it("is an emoji where its name is written out", () => {
    expect(wholeAt("ok :done:", 9)).toEqual({ sign: ":", word: "done", from: 3 });
    expect(wholeAt("um 10:30:", 9)).toBeNull();
  });
});

it("finds people by any part of their name, first names first", () => {
  const names = ["Jana Lindner", "Lin Vogt", "Jörg Müller"];
  expect(namesFor("lin", names)).toEqual(["Lin Vogt", "Jana Lindner"]);
  expect(namesFor("joerg", names)).toEqual(["Jörg Müller"]);
  expect(namesFor("mueller", names)).toEqual(["Jörg Müller"]);
  expect(namesFor("", names)).toHaveLength(3);
  expect(namesFor("x", names)).toEqual([]);
});

describe("emoji", () => {
  it.each([
    ["daumen", "👍"],
    ["thumbsup", "👍"],
    ["+1", "👍"],
    ["danke", "🙏"],
    ["erledigt", "✅"],
    ["done", "✅"],
    ["gruen", "🟢"],
    ["herz", "❤️"],
    ["rak", "🚀"],
    ["kaffee", "☕"],
    ["fragez", "❓"],
  ])("%s is %s", (word, sign) => {
    expect(emojiFor(word, EMOJI)[0]?.sign).toBe(sign);
  });

  it("are many, each once", () => {
    expect(EMOJI.length).toBeGreaterThan(150);
    expect(new Set(EMOJI.map(({ sign }) => sign)).size).toBe(EMOJI.length);
    expect(EMOJI.filter(({ names }) => names.trim() === "")).toEqual([]);
  });
});
