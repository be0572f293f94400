/** What is new in chats: the same for customers and staff. */

import { CountBadge } from "../../kit/CountBadge";
import { SectionHead } from "../../kit/SectionHead";
import { state, tick } from "../../session/store";
import { movedAt, titleOf, unreadOf } from "../../state/list";
import { whenShort } from "../../texts/dates";
import { t } from "../../texts/texts";
import type { Chat, ChatId } from "../../wire/wire";
import { ChatSign } from "../chats/ChatSign";
import { chatPath } from "../chats/paths";
import { lastText } from "../messages/last_text";

/** Chats with something new, the newest first, but for those that are listed anyway. */
export function unreadBeside(listed: ReadonlySet<ChatId>): readonly Chat[] {
  return [...state.value.chats.values()]
    .filter((chat) => unreadOf(chat) > 0 && !listed.has(chat.id))
    .sort((a, b) => movedAt(b) - movedAt(a));
}

/** Nothing where nothing is new. */
export function NewChats({ chats }: { chats: readonly Chat[] }) {
  if (chats.length === 0) return null;
  return (
    <section aria-labelledby="t-new">
      <SectionHead id="t-new" text={t("today.new")} n={chats.length} />
      <ul class="rows">
        {chats.map((chat) => (
          <li key={chat.id}>
            <NewChat chat={chat} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function NewChat({ chat }: { chat: Chat }) {
  const title = titleOf(state.value, chat);
  const unread = unreadOf(chat);
  return (
    <a class="row" href={chatPath(chat.id)}>
      <ChatSign chat={chat} title={title} />
      <span class="row-main">
        <span class="row-title cut">{title}</span>
        <span class="row-sub cut">{lastText(chat)}</span>
      </span>
      <CountBadge n={unread} label={t("chat.unread", { n: unread })} />
      <time class="row-sub nowrap">{whenShort(movedAt(chat), tick.value)}</time>
    </a>
  );
}
