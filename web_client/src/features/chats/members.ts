/** Who is in a chat and what it is called. What customers would see of it may be held (SPEC 3). */

import { computed } from "@preact/signals";
import { session } from "../../session/client";
import { newKey } from "../../session/outbox";
import { chatPath, go, route } from "../../session/route";
import { accounts, now, state } from "../../session/store";
import { created } from "../../state/merge";
import type { Chat, ChatId, Person, PersonId, Sent, When } from "../../wire/wire";
import { taken, timed } from "../held/held";
import { complain } from "./chats";

/** Whether somebody is assigned to the customer of a chat, or of a person: they cannot be taken out of its tasks. */
export function isAssigned({ account }: Pick<Chat | Person, "account">, person: PersonId): boolean {
  return account !== undefined && (accounts.value.get(account)?.staff?.includes(person) ?? false);
}

/** Whether one may create tasks of a customer: its users, who is assigned to it, and management. */
export function mayBegin(customer: Pick<Chat, "account">): boolean {
  const me = state.value.me?.person;
  if (me === undefined || customer.account === undefined) return false;
  return me.kind === "customer" || me.role === "management" || isAssigned(customer, me.id);
}

/** Whether there is a customer for whom one may. */
export const mayBeginAny = computed(() =>
  [...accounts.value.keys()].some((account) => mayBegin({ account })),
);

export async function rename(chat: ChatId, title: string, when?: When): Promise<void> {
  await said(session.request({ t: "chat.rename", key: newKey(now()), chat, title, ...timed(when) }));
}

export async function bring(chat: ChatId, person: PersonId, when?: When): Promise<void> {
  await said(session.request({ t: "member.add", key: newKey(now()), chat, person, ...timed(when) }));
}

/** Takes somebody out, or oneself; then one is no longer there. */
export async function takeOut(chat: ChatId, person: PersonId, when?: When): Promise<void> {
  await said(session.request({ t: "member.remove", key: newKey(now()), chat, person, ...timed(when) }));
  const here = route.peek();
  const gone = !state.peek().chats.has(chat) && here.at === "chat" && here.chat === chat;
  if (gone) go("/chats", "replace");
}

async function said(asked: Promise<Sent>): Promise<void> {
  await asked.then(taken, complain);
}

/** A group chat among staff. */
export async function createGroup(title: string, members: readonly PersonId[]): Promise<void> {
  try {
    const made = await session.request({ t: "chat.create_group", key: newKey(now()), title, members });
    state.value = created(state.peek(), made);
    go(chatPath(made.chat.id));
  } catch (error) {
    complain(error);
  }
}
