import type { Person } from "../../wire/wire";
import { Avatar } from "./Avatar";
import { roleText } from "./names";

/** Somebody as one of several to choose from. */
export function PersonLine({ person }: { person: Person }) {
  return (
    <>
      <Avatar person={person} />
      <span class="grow cut">{person.name}</span>
      <span class="row-sub">{roleText(person)}</span>
    </>
  );
}
