import { isStaff, state, tick } from "../../session/store";
import { partOfDay } from "../../texts/dates";
import { t } from "../../texts/texts";
import type { Me } from "../../wire/wire";

/** "Guten Morgen, Jana", "Guten Tag, Frau Ostermann". */
export function greeting(): string {
  const { me } = state.value;
  return t(`hello.${partOfDay(tick.value)}`, { name: me ? greetedAs(me, isStaff.value) : "" });
}

/** Who is on first-name terms by the first name, everybody else by salutation and family name, as far as it is known. */
export function greetedAs({ person: { name }, address, salutation }: Me, colleague: boolean): string {
  if (colleague || address === "du") return name.split(" ")[0] ?? name;
  return salutation === undefined ? name : t(`hello.${salutation}`, { name: familyName(name) });
}

/** The last word with the small ones before it: "von der Heide". */
export function familyName(name: string): string {
  return /(?:(?<=\s)\p{Ll}[\p{L}'’]*\s+)*\S+$/u.exec(name.trim())?.[0] ?? name;
}
