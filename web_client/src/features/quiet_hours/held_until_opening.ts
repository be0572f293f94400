/** Whether what one does is held until the end of quiet hours (SPEC 3), and what a reply says about it. */

import { isEvening, state } from "../../session/store";
import { withHeld } from "../../state/effects/held";
import { opens } from "../../texts/dates";
import type { ChatId, Sent, When } from "../../wire/wire";

/** Whether what one does in a chat would be held: staff, in quiet hours, where customers read. */
export function isHolding(chat: ChatId): boolean {
  return isEvening.value && state.value.chats.get(chat)?.staff_only !== true;
}

/** Takes in what the reply says: the act is held, or it took its place and its event says so. */
export function applySent(sent: Sent): void {
  if (sent.held !== undefined) state.value = withHeld(state.peek(), sent.held);
}

/** `when` for a command: left out, the server holds what belongs held. */
export function whenField(when: When | undefined): { when?: When } {
  return when === undefined ? {} : { when };
}

/** "Mo., 08:00": when quiet hours end. */
export function openingText(): string {
  return opens(state.value.day?.until ?? 0);
}
