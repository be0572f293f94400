import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { isComposing, isEnter } from "../src/kit/browser/enter";

const root = new URL("../src/", import.meta.url).pathname;
const modules = readdirSync(root, { recursive: true, encoding: "utf8" }).filter(
  (name) => /\.tsx?$/.test(name) && !name.includes(".test.") && name !== "kit/browser/enter.ts",
);

describe("Enter", () => {
  it.each(modules)("is asked for in one way: %s", (name) => {
    const code = readFileSync(root + name, "utf8").replace(/keys: \[[^\]]*\]/g, ""); // names of keys, to be read
    expect(code).not.toMatch(/["'`]Enter["'`]|\bEnter:|\.isComposing|keyCode/);
  });

  it.each([
    [{ key: "Enter" }, true],
    [{ key: "Enter", isComposing: true }, false],
    [{ key: "Enter", keyCode: 229 }, false], // Safari, at the end of a word
    [{ key: "a" }, false],
  ])("%o does something: %s", (pressed, expected) => {
    expect(isEnter({ isComposing: false, keyCode: 0, ...pressed } as KeyboardEvent)).toBe(expected);
  });

  it("and every other key of a composition are its own", () => {
    expect(isComposing({ isComposing: false, keyCode: 229 } as KeyboardEvent)).toBe(true);
  });
});
