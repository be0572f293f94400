import { describe, expect, it } from "vitest";
import { isBlank, spellingOf } from "./text_cleaning";

describe("isBlank", () => {
  it.each([
    "",
    " \n\t",
    "\u2800",
    "\u3164",
    "\u115f\u1160",
    "\uffa0",
    "\u00ad",
    "\u200b\u202e",
    "\u2066",
    "\x07",
    "\ufe0f",
  ])("takes %j for nothing", (text) => expect(isBlank(text)).toBe(true));
  it.each([".", "👨‍👩‍👧", "\u2800a", "1\ufe0f\u20e3", "–"])("takes %j for something", (text) => {
    expect(isBlank(text)).toBe(false);
  });
});

describe("spellingOf", () => {
  it.each(["#Büro", "#büro", "#BÜRO", "#Bu\u0308ro", "#Bü\u200bro"])("knows %j", (tag) => {
    expect(spellingOf(tag, ["#Messe", "#Büro"])).toBe("#Büro");
  });
  it("leaves what is new, and takes ß for ss", () => {
    expect(spellingOf("#Buero", ["#Büro"])).toBe("#Buero");
    expect(spellingOf("#STRASSE", ["#Straße"])).toBe("#Straße");
  });
});
