/** Beginning something: a task, a direct chat. */

import { newKey } from "../session/outbox";
import { created } from "../state/merge";
import type { Created, PersonId, When } from "../wire/wire";
import { LIMITS } from "../wire/wire";
import { complain } from "./chats";
import { session } from "./client";
import { timed } from "./held";
import { front } from "./panels";
import { chatPath, go } from "./route";
import { send } from "./sending";
import { isEvening, now, state } from "./store";

/** Where a task's title ends in what was typed: the first line or sentence, if that is short enough. */
export function titleFrom(text: string): string {
  const line = text.trim().split("\n", 1)[0] ?? "";
  const sentence = /^.{8,}?[.!?](?=\s)/u.exec(line)?.[0].replace(/[.]$/, "") ?? line;
  const letters = [...sentence];
  return letters.length <= 100 ? sentence : `${letters.slice(0, 99).join("")}…`;
}

/** A task of one's own account from what was typed; what the title does not hold is its first message. */
export async function startTask(text: string): Promise<boolean> {
  const account = state.peek().me?.person.account;
  if (account === undefined) return false;
  const title = titleFrom(text);
  return await enter(async () => {
    const made = await session.request({ t: "chat.create_task", key: newKey(now()), account, title });
    if (text.trim() !== title) send(made.chat.id, [...text.trim()].slice(0, LIMITS.TEXT).join(""));
    return made;
  });
}

/** The direct chat with somebody. In quiet hours a customer would see a new one: that is asked about first. */
export async function writeTo(person: PersonId, when?: When): Promise<boolean> {
  const known = [...state.peek().chats.values()].find((chat) => chat.peer === person);
  if (known !== undefined) {
    go(chatPath(known.id));
    return true;
  }
  const customer = state.peek().people.get(person)?.kind === "customer";
  if (customer && isEvening.peek() && when === undefined) {
    front.value = { ask: "direct", person };
    return false;
  }
  return await enter(() =>
    session.request({ t: "chat.create_direct", key: newKey(now()), person, ...timed(when) }),
  );
}

async function enter(make: () => Promise<Created>): Promise<boolean> {
  try {
    const made = await make();
    state.value = created(state.peek(), made);
    go(chatPath(made.chat.id));
    return true;
  } catch (error) {
    complain(error);
    return false;
  }
}
