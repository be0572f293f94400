import { isStaff, state, tick } from "../../session/store";
import { partOfDay } from "../../texts/dates";
import { type TextKey, t } from "../../texts/texts";

/** "Guten Morgen, Jana": staff by their first name. */
export function greeting(): string {
  const name = state.value.me?.person.name ?? "";
  return t(`hello.${partOfDay(tick.value)}` as TextKey, {
    name: isStaff.value ? (name.split(" ")[0] ?? "") : name,
  });
}
