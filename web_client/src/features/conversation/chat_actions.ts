/** What one can do with a chat: from its head and from the list. */

import type { MenuItem } from "../../kit/Menu";
import { front } from "../../session/panels";
import { isStaff, state } from "../../session/store";
import { t } from "../../texts/texts";
import type { Chat } from "../../wire/wire";
import { beginTask } from "../bot/dialogs";
import { isAssigned, mayBegin } from "../chats/members";
import { markUnread, pin } from "../chats/own_list";
import { taskOf } from "../tasks/store";

/** In the list: what concerns one's own list only. */
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
      run: () => void pin(chat, !pinned),
    },
    last !== undefined &&
      !mine &&
      (chat.unread ?? 0) === 0 && {
        icon: "chats",
        text: t("chat.mark_unread"),
        key: "u",
        run: () => void markUnread(chat.id, last.seq),
      },
  ];
  return items.filter((item) => item !== false);
}

/** In the head: these, and what changes the chat for all; who looks in by office may bring people in, too. */
export function chatActions(chat: Chat): readonly MenuItem[] {
  const me = state.peek().me?.person.id ?? "";
  const shared = chat.kind !== "direct";
  const within = shared && !chat.looking_in;
  const ask = (what: "rename" | "bring" | "date" | "find_tag") => () => {
    front.value = { ask: what, chat: chat.id };
  };
  const items: (MenuItem | false)[] = [
    { icon: "calendar", text: t("jump"), key: "j", run: ask("date") },
    { icon: "tag", text: t("tag.find"), key: "s", run: ask("find_tag") },
    isRepeatable(chat) && {
      icon: "copy",
      text: t("task.do.again"),
      run: () => void beginTask({ again: chat.id }),
    },
    within && { icon: "edit", text: t("rename"), key: "t", run: ask("rename") },
    shared && isStaff.peek() && { icon: "people", text: t("bring"), key: "a", run: ask("bring") },
    within &&
      isStaff.peek() &&
      !isAssigned(chat, me) && {
        icon: "leave",
        text: t("leave"),
        danger: true,
        run: () => {
          front.value = { ask: "take_out", chat: chat.id, person: me };
        },
      },
  ];
  return [...listActions(chat), ...items.filter((item) => item !== false)];
}

/** A deleted task stays as it is. */
function isRepeatable(chat: Chat): boolean {
  const task = taskOf(chat.id);
  return task !== undefined && task.status !== "deleted" && mayBegin(chat);
}
