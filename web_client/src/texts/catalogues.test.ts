/** Rules that hold for every text people read, of the client and of the bot alike (tests/unit/bot has the bot's). */

import { describe, expect, it } from "vitest";
import { CATALOGUES, type TextKey } from "./texts";

const keys = Object.keys(CATALOGUES.de) as TextKey[];
const variants = (text: unknown): string[] =>
  typeof text === "string" ? [text] : Object.values(text as object);
const every = (language: "de" | "en") =>
  keys.flatMap((key) => variants(CATALOGUES[language][key]).map((text) => [key, text] as const));
const german = every("de");
const english = every("en");
const breaking = (texts: readonly (readonly [string, string])[], rule: RegExp) =>
  texts.filter(([, text]) => rule.test(text)).map(([key, text]) => `${key}: ${text}`);

/** Read by staff alone, who may read the agency's own words and are always addressed as Du. */
const OF_STAFF =
  /^(?:task\.(?:review|meter\.(?:left|over|open)|fact\.real$|card\.area\.text$|ask\.(?:kind|forward|text)|records|timer|do\.|verb\.)|held\.|today\.|presence\.|dusk$|chats\.empty_hint\.staff$|direct\.|told\.(?:worked|record|timer|rating))/;
/** Read before anybody is known: Sie. */
const AT_THE_DOOR = /^door\./;

describe("every text", () => {
  it("has one full stop, real signs and no ASCII umlauts", () => {
    expect(breaking([...german, ...english], /\.\.|["]| - |,,|\s[.,;:!?](?:\s|$)| {2}/)).toEqual([]);
    expect(breaking(german, /\b(?:fuer|koennen|ueber|zurueck|waehlen|moechte\w*)\b/i)).toEqual([]);
  });

  it("has the quotation marks of its language, in pairs", () => {
    const others = (text: string, marks: RegExp) => text.replace(marks, "");
    const stray = (texts: typeof german, pair: RegExp) =>
      texts.filter(([, text]) => /[„“”«»]/.test(others(text, pair))).map(([key]) => key);
    expect(stray(german, /„[^„“”]*“/g)).toEqual([]);
    expect(stray(english, /“[^„“”]*”/g)).toEqual([]);
  });

  it("does not joke about what went wrong", () => {
    expect(breaking([...german, ...english], /\b(?:oops|ups|hoppla|uups|whoops)\b/i)).toEqual([]);
  });

  it("is no text that people stumbled over", () => {
    const stumbled =
      /Sie sie\b|\btakes? the task down\b|\bBegun\b|\bUntil when\b|\bOnly looked at\b|\bWhat is possible\b/;
    expect(breaking([...german, ...english], stumbled)).toEqual([]);
  });
});

describe("what customers read", () => {
  const forCustomers = (texts: typeof german) => texts.filter(([key]) => !OF_STAFF.test(key));

  it("has none of the agency's own words", () => {
    const inner = /\b(?:VPA|TA|PA|TL|Verrechnungssatz|[Rr]eale Arbeitszeit|Prüfkarte|Wunschfrist)\b/;
    expect(breaking(forCustomers(german), inner)).toEqual([]);
    expect(breaking(forCustomers(english), /\b(?:VPA|TA|PA|TL|[Rr]eal working time|review card)\b/)).toEqual(
      [],
    );
  });

  it("says Du to some and Sie to others, complete and never mixed", () => {
    const du = /\b(?:du|dir|dich|dein\w*|euch|eu(?:er|re\w*))\b/i;
    const sie = /(?<=[\p{L},„] )(?:Sie|Ihnen|Ihre?[mnrs]?)\b|^(?:Ihnen|Ihre?[mnrs]?)\b/u;
    for (const key of keys) {
      const text = CATALOGUES.de[key];
      if (typeof text === "object" && "du" in text) {
        expect(Object.keys(text)).toEqual(["du", "sie"]);
        expect(sie.test(text.du), key).toBe(false);
        expect(du.test(text.sie), key).toBe(false);
      } else if (!OF_STAFF.test(key) && !AT_THE_DOOR.test(key)) {
        for (const one of variants(text)) expect(du.test(one) || sie.test(one), `${key}: ${one}`).toBe(false);
      }
    }
  });
});
