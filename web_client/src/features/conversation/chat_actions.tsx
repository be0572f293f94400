/** What one can do with a chat: from its head and from the list. */

import type { MenuItem } from "../../kit/Menu";
import { openModal } from "../../kit/Modal";
import { isStaff, state } from "../../session/store";
import { t } from "../../texts/texts";
import type { Chat } from "../../wire/wire";
import { startTaskDialog } from "../bot/dialogs";
import { listActions } from "../chat_list/list_actions";
import { AddMemberModal } from "../chats/AddMemberModal";
import { openDetails } from "../chats/details_panel";
import { joinActions } from "../chats/JoinChat";
import { JumpToDateModal } from "../chats/JumpToDateModal";
import { RemoveMemberModal } from "../chats/RemoveMemberModal";
import { RenameModal } from "../chats/RenameModal";
import { isAssigned, mayChangeMembers } from "../people/assignments";
import { FindTagModal } from "../tags/FindTagModal";
import { mayCreateTask } from "../tasks/creation";
import { taskOf } from "../tasks/tasks";

/** In the head: these, and what changes the chat for all; who looks in by office may bring people in, too. */
export function chatActions(chat: Chat): readonly MenuItem[] {
  const me = state.peek().me?.person.id ?? "";
  const shared = chat.kind !== "direct";
  const within = shared && !chat.looking_in;
  const items: (MenuItem | false)[] = [
    { icon: "calendar", text: t("jump"), key: "j", run: () => openModal(<JumpToDateModal chat={chat.id} />) },
    { icon: "tag", text: t("tag.find"), key: "s", run: () => openModal(<FindTagModal chat={chat.id} />) },
    { icon: "file", text: t("files"), key: "f", run: () => openDetails("files") },
    isRepeatable(chat) && {
      icon: "copy",
      text: t("task.do.again"),
      run: () => void startTaskDialog({ again: chat.id }),
    },
    within && {
      icon: "edit",
      text: t("rename"),
      key: "t",
      run: () => openModal(<RenameModal chat={chat.id} />),
    },
    ...joinActions(chat),
    mayChangeMembers(chat) && {
      icon: "people",
      text: t("bring"),
      key: "a",
      run: () => openModal(<AddMemberModal chat={chat.id} />),
    },
    within &&
      isStaff.peek() &&
      !isAssigned(chat, me) && {
        icon: "leave",
        text: t("leave"),
        danger: true,
        run: () => openModal(<RemoveMemberModal chat={chat.id} person={me} />),
      },
  ];
  return [...listActions(chat), ...items.filter((item) => item !== false)];
}

/** A deleted task stays as it is. */
function isRepeatable(chat: Chat): boolean {
  const task = taskOf(chat.id);
  return task !== undefined && task.status !== "deleted" && mayCreateTask(chat);
}
