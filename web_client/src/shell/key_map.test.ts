import { describe, expect, it } from "vitest";
import { type FocusPlace, type KeyPress, meaningOf } from "./key_map";

const LETTERS = [..."abcdefghijklmnopqrstuvwxyzäöüßABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,!@€"];
const PLACES: readonly FocusPlace[] = ["layer", "field", "choice", "message", "button", "talk", "nowhere"];

function press(key: string, more: Partial<KeyPress> = {}): KeyPress {
  const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, altGraph: false };
  return { key, ...none, ...more };
}

/** What a key does at each place, in the order of PLACES: "-" for what is the browser's. */
function row(key: string, writable = true, more: Partial<KeyPress> = {}): string {
  return PLACES.map((place) => meaningOf(press(key, more), place, writable)?.do ?? "-").join(" ");
}

describe("a single letter", () => {
  it.each(LETTERS.filter((letter) => letter.toLowerCase() !== "e"))("%s belongs to the text", (letter) => {
    expect(row(letter)).toBe("- - - write write write write");
  });

  it.each(["e", "E"])("%s asks about the hand-over only on a message chosen by the arrows", (letter) => {
    expect(row(letter)).toBe("- - - hand_over write write write");
  });

  it.each(["Dead", "Process"])("%s, the beginning of one, belongs to the text", (key) => {
    expect(row(key)).toBe("- - - write write write write");
  });

  it.each(LETTERS)("%s never deletes, hands over or leaves the page outside a message", (letter) => {
    for (const place of PLACES.filter((one) => one !== "message"))
      expect(["write", undefined]).toContain(meaningOf(press(letter), place, true)?.do);
  });

  it.each(["1", "3", "5"])("%s goes to an overview where there is nothing to write in", (digit) => {
    expect(row(digit, false)).toBe("- - - go go go go");
    expect(row(digit, true)).not.toContain("go");
  });

  it.each(["a", "6", "0", "d"])("%s does nothing where there is nothing to write in", (key) => {
    expect(row(key, false)).toBe("- - - - - - -");
  });
});

describe("other keys", () => {
  const ctrl = { ctrlKey: true };
  const altGraph = { ctrlKey: true, altKey: true, altGraph: true };
  it.each([
    ["/", {}, "- - - search search search search"],
    ["?", { shiftKey: true }, "- - - help help help help"],
    ["k", ctrl, "search search search search search search search"],
    ["K", { metaKey: true }, "search search search search search search search"],
    ["Escape", {}, "close close close close close close close"],
    ["ArrowUp", {}, "- - - walk - walk walk"],
    ["ArrowDown", {}, "- - - walk - walk walk"],
    ["Home", {}, "- - - walk - - -"],
    ["ArrowUp", { altKey: true }, "- chat chat chat chat chat chat"],
    ["ArrowDown", { altKey: true, shiftKey: true }, "- chat chat chat chat chat chat"],
    ["v", ctrl, "- - - write write write write"],
    ["z", ctrl, "- - - undo undo undo undo"],
    ["c", ctrl, "- - - - - - -"],
    ["d", { altKey: true }, "- - - - - - -"],
    ["@", altGraph, "- - - write write write write"],
    [" ", {}, "- - - - - - -"],
    ["Enter", {}, "- - - - - - -"],
    ["Tab", {}, "- - - - - - -"],
    ["Delete", {}, "- - - - - - -"],
    ["Backspace", {}, "- - - - - - -"],
    ["F5", {}, "- - - - - - -"],
  ])("%s %o", (key, more, meanings) => {
    expect(row(key, true, more)).toBe(meanings);
  });
});
