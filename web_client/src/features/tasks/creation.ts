/** For which customers one may create tasks. */

import { computed } from "@preact/signals";
import { accounts, state } from "../../session/store";
import type { Chat } from "../../wire/wire";
import { isAssigned } from "../people/assignments";

/** Whether one may create tasks of a customer: its users, who is assigned to it, and management. */
export function mayCreateTask(customer: Pick<Chat, "account">): boolean {
  const me = state.value.me?.person;
  if (me === undefined || customer.account === undefined) return false;
  return me.kind === "customer" || me.role === "management" || isAssigned(customer, me.id);
}

/** Whether there is a customer for whom one may. */
export const mayCreateAnyTask = computed(() =>
  [...accounts.value.keys()].some((account) => mayCreateTask({ account })),
);
