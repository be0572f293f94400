/** What people are called, and what they are here, as the reader may know it. */

import { accounts, isStaff, state } from "../../session/store";
import { personOf } from "../../state/list";
import { type TextKey, t } from "../../texts/texts";
import type { AccountId, Person, PersonId } from "../../wire/wire";

export function firstName(id: PersonId): string {
  const { name } = personOf(state.value, id);
  return name.split(" ")[0] ?? name;
}

/** What somebody is here, as the reader may know it. */
export function roleText(person: Person): string {
  const account = person.account === undefined ? undefined : state.value.accounts.get(person.account)?.name;
  if (person.kind === "customer") return account ?? t("role.customer");
  if (!isStaff.value && person.kind === "staff") return t("role.your_assistant");
  return t(`role.${person.role ?? person.kind}` as TextKey);
}

/** The customer's name, for staff. */
export function accountName(id: AccountId | undefined): string {
  if (!isStaff.value || id === undefined) return "";
  return accounts.value.get(id)?.name ?? "";
}
