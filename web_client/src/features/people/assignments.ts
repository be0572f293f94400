/** Who is assigned to whose customer, and so whom one may write to. */

import { accounts, state } from "../../session/store";
import type { Chat, Person, PersonId } from "../../wire/wire";

/** Whether somebody is assigned to the customer of a chat, or of a person: they cannot be taken out of its tasks. */
export function isAssigned({ account }: Pick<Chat | Person, "account">, person: PersonId): boolean {
  return account !== undefined && (accounts.value.get(account)?.staff?.includes(person) ?? false);
}

/** Whom one may have a direct chat with: colleagues; customers with who is assigned to them; management with all. */
export function isReachable(person: Person): boolean {
  const me = state.value.me?.person;
  if (me === undefined || person.id === me.id) return false;
  const kinds = `${me.kind} ${person.kind}`;
  if (kinds === "staff staff") return true;
  if (kinds === "staff customer") return me.role === "management" || isAssigned(person, me.id);
  return kinds === "customer staff" && isAssigned(me, person.id);
}
