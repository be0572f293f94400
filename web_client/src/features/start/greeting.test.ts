import { beforeEach, describe, expect, it } from "vitest";
import { language } from "../../texts/texts";
import type { Me } from "../../wire/wire";
import { familyName, greetedAs } from "./greeting";

function me(name: string, more: Partial<Me>): Me {
  return { person: { id: "p", name, kind: "customer" }, email: "", language: "de", address: "sie", ...more };
}

beforeEach(() => {
  language.value = "de";
});

describe("a greeting", () => {
  it.each([
    ["Katrin Ostermann", { salutation: "ms" }, "Frau Ostermann"],
    ["Tobias Reuter", { salutation: "mr" }, "Herr Reuter"],
    ["Katrin Ostermann", {}, "Katrin Ostermann"],
    ["Paul Wieland", { address: "du" }, "Paul"],
    ["Paul Wieland", { address: "du", salutation: "mr" }, "Paul"],
  ] as const)("of %s, %j, says %s", (name, more, said) => {
    expect(greetedAs(me(name, more), false)).toBe(said);
  });

  it("names colleagues by their first name, and speaks English", () => {
    expect(greetedAs(me("Jana Lindner", { salutation: "ms" }), true)).toBe("Jana");
    language.value = "en";
    expect(greetedAs(me("Katrin Ostermann", { salutation: "ms" }), false)).toBe("Ms Ostermann");
  });

  it.each([
    ["Anna Lena Müller", "Müller"],
    ["Anna von der Heide", "von der Heide"],
    ["Öykü Çelik-Weiß ", "Çelik-Weiß"],
    ["Cher", "Cher"],
  ])("finds in %s the family name %s", (name, family) => {
    expect(familyName(name)).toBe(family);
  });
});
