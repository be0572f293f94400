/** Who is there, in a sign and in words. */

import { isStaff, myself, phase, presence, quiet, state } from "../../session/store";
import { opens } from "../../texts/dates";
import { t } from "../../texts/texts";
import type { Person, Status } from "../../wire/wire";

/** Nobody is the bot or a persona, so they are neither there nor away. */
export function statusOf(person: Person): Status | null {
  if (person.kind === "bot" || person.kind === "persona") return null;
  const known = presence.value.get(person.id) ?? "offline";
  const self = person.id === myself.value;
  return self && known === "offline" && phase.value === "live" ? "online" : known;
}

/** "online", "abwesend", "offline"; of assistants in quiet hours customers read when they are back, the same for all. */
export function presenceText(person: Person): string {
  const status = statusOf(person);
  if (status === null) return "";
  return isBackLater(person) ? backAt() : t(`presence.${status}`);
}

/** Whether a customer looks at an assistant in quiet hours. */
export function isBackLater(person: Person): boolean {
  return !isStaff.value && quiet.value && person.kind === "staff";
}

export function backAt(): string {
  return t("talk.customer_offline", { when: opens(state.value.day?.until ?? 0) });
}
