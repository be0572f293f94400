/** Who is in a chat and what it is called. What customers would see of it may be held (SPEC 3). */

import { go } from "../../kit/browser/navigation";
import { session } from "../../session/client";
import { showFailure } from "../../session/failures";
import { newKey } from "../../session/outbox";
import { now, state } from "../../session/store";
import { withCreated } from "../../state/effects/answers";
import type { ChatId, PersonId, Sent, When } from "../../wire/wire";
import { applySent, whenField } from "../quiet_hours/held_until_opening";
import { chatPath, shownChat } from "./paths";

/** Whether it was done, or will be at the opening. */
export async function renameChat(chat: ChatId, title: string, when?: When): Promise<boolean> {
  return settle(session.request({ t: "chat.rename", key: newKey(now()), chat, title, ...whenField(when) }));
}

export async function addMember(chat: ChatId, person: PersonId, when?: When): Promise<void> {
  await settle(session.request({ t: "member.add", key: newKey(now()), chat, person, ...whenField(when) }));
}

/** Takes somebody out, or oneself; then one is no longer there. */
export async function removeMember(chat: ChatId, person: PersonId, when?: When): Promise<void> {
  await settle(session.request({ t: "member.remove", key: newKey(now()), chat, person, ...whenField(when) }));
  if (!state.peek().chats.has(chat) && shownChat.peek() === chat) go("/chats", "replace");
}

async function settle(asked: Promise<Sent>): Promise<boolean> {
  try {
    applySent(await asked);
    return true;
  } catch (error) {
    showFailure(error);
    return false;
  }
}

/** A group chat among staff; whether it was made. */
export async function createGroup(title: string, members: readonly PersonId[]): Promise<boolean> {
  try {
    const made = await session.request({ t: "chat.create_group", key: newKey(now()), title, members });
    state.value = withCreated(state.peek(), made);
    go(chatPath(made.chat.id));
    return true;
  } catch (error) {
    showFailure(error);
    return false;
  }
}
