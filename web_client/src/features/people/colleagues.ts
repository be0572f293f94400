import { state } from "../../session/store";
import { byName } from "../../state/sorting";
import type { Person, PersonId } from "../../wire/wire";

/** Colleagues except oneself and those named, by name. */
export function colleagues(except: readonly PersonId[]): readonly Person[] {
  const me = state.value.me?.person.id;
  return [...state.value.people.values()]
    .filter(({ id, kind }) => kind === "staff" && id !== me && !except.includes(id))
    .sort((a, b) => byName(a.name, b.name));
}
