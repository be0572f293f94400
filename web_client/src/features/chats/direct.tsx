/** Direct chats: opened, or begun. */

import { go } from "../../kit/browser/navigation";
import { openModal } from "../../kit/Modal";
import { session } from "../../session/client";
import { showFailure } from "../../session/failures";
import { newKey } from "../../session/outbox";
import { isEvening, now, state } from "../../session/store";
import { withCreated } from "../../state/effects/answers";
import type { Chat, Created, PersonId, When } from "../../wire/wire";
import { whenField } from "../quiet_hours/held_until_opening";
import { DirectChatModal } from "./DirectChatModal";
import { chatPath } from "./paths";

/** The direct chat that there is with somebody. */
export function directChatWith(person: PersonId): Chat | undefined {
  return [...state.value.chats.values()].find((chat) => chat.peer === person);
}

/** Opens the direct chat with somebody. In quiet hours a customer would see a new one: that is asked about first. */
export async function openDirectChat(person: PersonId, when?: When): Promise<boolean> {
  const known = directChatWith(person);
  if (known !== undefined) {
    go(chatPath(known.id));
    return true;
  }
  const customer = state.peek().people.get(person)?.kind === "customer";
  if (customer && isEvening.peek() && when === undefined) {
    openModal(<DirectChatModal person={person} onNow={() => void openDirectChat(person, "now")} />);
    return false;
  }
  return await enter(() =>
    session.request({ t: "chat.create_direct", key: newKey(now()), person, ...whenField(when) }),
  );
}

async function enter(make: () => Promise<Created>): Promise<boolean> {
  try {
    const made = await make();
    state.value = withCreated(state.peek(), made);
    go(chatPath(made.chat.id));
    return true;
  } catch (error) {
    showFailure(error);
    return false;
  }
}
