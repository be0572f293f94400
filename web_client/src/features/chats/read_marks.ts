/** How far one has read. */

import { go } from "../../kit/browser/navigation";
import { session } from "../../session/client";
import { showFailure } from "../../session/failures";
import { phase, state } from "../../session/store";
import { withReadTo } from "../../state/effects/answers";
import { unreadOf } from "../../state/list";
import type { ChatId, Seq } from "../../wire/wire";

/** Says that everything up to the end was read. */
export function markRead(chat: ChatId): void {
  const listed = state.peek().chats.get(chat);
  if (listed === undefined || listed.looking_in || phase.peek() !== "live") return;
  const seq = Math.max(listed.last?.seq ?? 0, listed.notice?.seq ?? 0);
  const isNew = unreadOf(listed) > 0 || (listed.last?.seq ?? 0) > (listed.read ?? 0);
  if (!isNew || seq <= (listed.read ?? 0)) return;
  state.value = withReadTo(state.peek(), listed, seq);
  session.request({ t: "read.mark", chat, seq }).catch(() => undefined); // the next reading says it again
}

/** Whoever decided about a task elsewhere than in its chat has read what asked for it; messages stay unread. */
export function markDecided(chat: ChatId): void {
  const listed = state.peek().chats.get(chat);
  if (listed !== undefined && (listed.last?.seq ?? 0) <= (listed.read ?? 0)) markRead(chat);
}

/** Counts a message and what follows as new again, and leaves: whoever stays has read it. */
export async function markUnread(chat: ChatId, seq: Seq): Promise<void> {
  go("/chats");
  await session.request({ t: "read.unmark", chat, seq }).catch(showFailure);
}
