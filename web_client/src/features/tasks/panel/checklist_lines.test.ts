import { beforeEach, describe, expect, it } from "vitest";
import { address, language } from "../../../texts/texts";
import type { Item } from "../../../wire/wire";
import { lineProblem, linesOf, moveBy, moveTo } from "./checklist_lines";

beforeEach(() => {
  language.value = "de";
  address.value = "sie";
});

describe("lines that are pasted", () => {
  it.each([
    ["Preise", ["Preise"]],
    ["Preise\nLage\r\n\n  Fotos  ", ["Preise", "Lage", "Fotos"]],
    ["- Preise\n• Lage\n[ ] Fotos\n* [x] Bahn", ["Preise", "Lage", "Fotos", "Bahn"]],
    ["24. Dezember: zu\n-5 °C\n*wichtig*", ["24. Dezember: zu", "-5 °C", "*wichtig*"]],
    [" \n ", []],
  ])("%j are %j", (text, lines) => {
    expect(linesOf(text)).toEqual(lines);
  });

  it("say what is wrong with them, and nothing is cut", () => {
    expect(lineProblem(["x".repeat(500), "y"], 0)).toBeUndefined();
    expect(lineProblem(["y", "😀".repeat(512)], 0)).toBe(
      "Zeile 2 ist 12 Zeichen zu lang: Es passen 500 hinein.",
    );
    expect(lineProblem(["a", "b"], 198)).toBeUndefined();
    expect(lineProblem(["a", "b", "c"], 198)).toContain("Es passen 200 hinein");
  });
});

describe("a line", () => {
  const items = [4, 2, 7].map((number) => ({ number, text: "" }) as Item);
  it.each([
    [4, -1, null],
    [2, -1, { t: "item_move", number: 2, before: 4 }],
    [7, -1, { t: "item_move", number: 7, before: 2 }],
    [4, 1, { t: "item_move", number: 4, before: 7 }],
    [2, 1, { t: "item_move", number: 2 }],
    [7, 1, null],
  ] as const)("%d moves by %d as %j", (number, by, act) => {
    expect(moveBy(items, number, by)).toEqual(act);
  });

  it("goes before another one or to the end", () => {
    expect(moveTo(4, items[2])).toEqual({ t: "item_move", number: 4, before: 7 });
    expect(moveTo(4, undefined)).toEqual({ t: "item_move", number: 4 });
  });
});
