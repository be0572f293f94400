import type { MenuItem } from "../../kit/Menu";
import { state } from "../../session/store";
import { unreadOf } from "../../state/list";
import { t } from "../../texts/texts";
import type { Chat } from "../../wire/wire";
import { markUnread } from "../chats/read_marks";
import { pinChat } from "./pins";

/** What one can do with a chat in one's own list. */
export function listActions(chat: Chat): readonly MenuItem[] {
  const { last } = chat;
  const mine = last?.author === state.peek().me?.person.id;
  if (chat.looking_in) return [];
  const pinned = chat.pinned ?? false;
  const items: (MenuItem | false)[] = [
    {
      icon: "pin",
      text: t(pinned ? "chat.unpin" : "chat.pin"),
      key: "p",
      run: () => void pinChat(chat, !pinned),
    },
    last !== undefined &&
      !mine &&
      unreadOf(chat) === 0 && {
        icon: "chats",
        text: t("chat.mark_unread"),
        key: "u",
        run: () => void markUnread(chat.id, last.seq),
      },
  ];
  return items.filter((item) => item !== false);
}
