/** Who is assigned to whose customer, and so whom one may write to. */

import { accounts, state } from "../../session/store";
import type { Chat, Person, PersonId } from "../../wire/wire";

/** Whether somebody is assigned to the customer of a chat, or of a person: they cannot be taken out of its tasks. */
export function isAssigned({ account }: Pick<Chat | Person, "account">, person: PersonId): boolean {
  return account !== undefined && (accounts.value.get(account)?.staff?.includes(person) ?? false);
}

/** Whether one may bring people into a chat: staff, by office also where they look in. */
export function mayChangeMembers({ kind }: Pick<Chat, "kind">): boolean {
  return kind !== "direct" && state.value.me?.person.kind === "staff";
}

/** Whether one may take somebody else out of a chat: staff alone, and nobody who belongs to its customer. */
export function mayTakeOut(chat: Chat, person: Person): boolean {
  const isOther = person.id !== state.value.me?.person.id;
  return isOther && mayChangeMembers(chat) && person.kind === "staff" && !isAssigned(chat, person.id);
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
