import { beforeEach, describe, expect, it } from "vitest";
import { language } from "../texts/texts";
import { isOver, limitText } from "./limit";

beforeEach(() => {
  language.value = "de";
});

describe("the room of a field", () => {
  it.each([
    [0, 500, undefined],
    [449, 500, undefined],
    [450, 500, "Noch 50 Zeichen"],
    [500, 500, "Noch 0 Zeichen"],
    [501, 500, "1 Zeichen zu viel: Es passen 500 hinein. Bitte kürzen."],
    [9034, 8000, "1.034 Zeichen zu viel: Es passen 8.000 hinein. Bitte kürzen."],
    [8034, 8000, "34 Zeichen zu viel: Es passen 8.000 hinein. Bitte kürzen."],
  ])("with %d of %d signs says %s", (n, limit, said) => {
    expect(limitText("x".repeat(n), limit)).toBe(said);
    expect(limitText("😀".repeat(n), limit)).toBe(said);
    expect(isOver("😀".repeat(n), limit)).toBe(n > limit);
  });
});
