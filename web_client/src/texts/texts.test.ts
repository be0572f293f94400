import { beforeEach, describe, expect, it } from "vitest";
import { SYSTEM_TAGS, TASK_CODES, TASK_STATUSES, USER_TAGS } from "../wire/wire";
import * as dates from "./dates";
import { address, CATALOGUES, joinNames, language, sentences, type TextKey, t } from "./texts";

const keys = Object.keys(CATALOGUES.de) as TextKey[];
const variants = (text: unknown): string[] =>
  typeof text === "string" ? [text] : Object.values(text as object);
const VERB = "has"; // "Jana hat angenommen", "Sie haben angenommen": English says "Jana accepted"
const blanks = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);

beforeEach(() => {
  language.value = "de";
  address.value = "sie";
});

describe("the catalogues", () => {
  it("have the same keys", () => {
    expect(Object.keys(CATALOGUES.en).sort()).toEqual([...keys].sort());
  });

  it.each(keys)("%s says something in both languages, with the same blanks", (key) => {
    const de = variants(CATALOGUES.de[key]);
    const en = variants(CATALOGUES.en[key]);
    for (const text of [...de, ...en]) expect(text.trim()).not.toBe("");
    expect(new Set(en.flatMap(blanks))).toEqual(new Set(de.flatMap(blanks).filter((name) => name !== VERB)));
  });
});

describe("the words of the wire", () => {
  it("have texts", () => {
    const needed = [
      ...USER_TAGS.map((tag) => `tag.${tag}`),
      ...SYSTEM_TAGS.filter((tag) => tag !== "created").map((tag) => `sys.${tag}`),
      ...TASK_STATUSES.map((status) => `task.status.${status}`),
      ...TASK_CODES.map((code) => `told.${code}`),
    ];
    expect(needed.filter((key) => !keys.includes(key as TextKey))).toEqual([]);
  });
});

describe("t", () => {
  it("follows language, address and number", () => {
    expect(t("you")).toBe("Sie");
    address.value = "du";
    expect(t("you")).toBe("Du");
    language.value = "en";
    expect(t("you")).toBe("You");
    expect(t("task.rating.stars", { n: 1 })).toBe("1 star");
    expect(t("task.rating.stars", { n: 2 })).toBe("2 stars");
  });

  it("lists names", () => {
    expect(joinNames(["Jana"])).toBe("Jana");
    expect(joinNames(["Jana", "Milan", "Sie"])).toBe("Jana, Milan und Sie");
  });
});

describe("full stops", () => {
  it("stand once behind a value that ends with one", () => {
    expect(t("saved.answer", { when: "Fr., 4. Dez." })).toMatch(/bis Fr\., 4\. Dez\.$/);
    expect(t("saved.answer", { when: "Fr., 18:00" })).toMatch(/bis Fr\., 18:00\.$/);
  });

  it("stand between sentences, but behind no other sign", () => {
    expect(sentences("Bisher: 2 Std.", "Und nun?", "Nun ja", "Schluss")).toBe(
      "Bisher: 2 Std. Und nun? Nun ja. Schluss",
    );
  });
});

describe("dates, in Berlin", () => {
  const friday = Date.UTC(2026, 10, 20, 11, 0);
  const summer = Date.UTC(2026, 5, 30, 22, 30);

  it("begin at midnight, on every day and across clock changes", () => {
    for (let day = Date.UTC(2020, 0, 1); day < Date.UTC(2031, 0, 1); day += 86_400_000) {
      const name = new Date(day).toISOString().slice(0, 10);
      const start = dates.startOfDay(name);
      expect([dates.dayKey(start), dates.clock(start)]).toEqual([name, "00:00"]);
      expect(dates.dayKey(start - 1)).not.toBe(name);
      expect(dates.weekdayOf(name)).toBe(new Date(day).getUTCDay());
    }
  });

  it("are written as people write them", () => {
    expect(dates.exact(friday)).toBe("Fr.,\u00a020.\u00a0Nov., 12:00");
    expect(dates.clock(summer)).toBe("00:30");
    expect(dates.dayKey(summer)).toBe("2026-07-01");
    expect(dates.longDay(friday, friday)).toBe("Freitag, 20.\u00a0November");
    expect(dates.longDay(friday, Date.UTC(2027, 0, 2))).toBe("Freitag, 20.\u00a0November\u00a02026");
    expect(dates.opens(Date.UTC(2026, 10, 23, 7, 0))).toBe("Mo.,\u00a008:00");
    language.value = "en";
    expect(dates.exact(friday)).toBe("Fri,\u00a020\u00a0Nov, 12:00");
  });

  it("are short in lists", () => {
    const hour = 3_600_000;
    const ago = (hours: number) => dates.whenShort(friday - hours * hour, friday);
    expect([ago(1), ago(13), ago(48), ago(24 * 10), ago(24 * 400)]).toEqual([
      "11:00",
      "gestern",
      "Mi.",
      "10.\u00a0Nov.",
      "16.\u00a0Okt. 2025",
    ]);
  });

  it("say how long", () => {
    const minutes = (n: number) => dates.lasting(n * 60_000);
    expect([minutes(0.5), minutes(1), minutes(60), minutes(90)]).toEqual([
      "30\u00a0Sek.",
      "1\u00a0Min.",
      "1\u00a0Std.",
      "1\u00a0Std. 30\u00a0Min.",
    ]);
  });
});
