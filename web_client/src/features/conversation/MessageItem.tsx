/** A message with all that other features show at it and offer with it: their one place. */

import type { MenuItem } from "../../kit/Menu";
import { showToast } from "../../kit/toast";
import { state } from "../../session/store";
import { type TextKey, t } from "../../texts/texts";
import type { ChatId, Message } from "../../wire/wire";
import { chatPath } from "../chats/paths";
import { markUnread } from "../chats/read_marks";
import { startReply } from "../drafts/drafts";
import { startEdit } from "../drafts/rewordings";
import { HeldChanges } from "../held/HeldChanges";
import { deleteMessage } from "../messages/edits";
import { MessageView } from "../messages/MessageView";
import { openVersions } from "../messages/VersionsModal";
import { isHolding, openingText } from "../quiet_hours/held_until_opening";
import { REACTION_KEYS, ReactionChips, reactionActions } from "../reactions/reactions";
import { TagChips } from "../tags/TagChips";
import { openTags } from "../tags/TagPicker";
import { MarkApprovalModal } from "../tasks/modals/MarkApprovalModal";
import { openTaskModal } from "../tasks/modals/TaskModal";
import { offersIn, taskOf } from "../tasks/tasks";

export function MessageItem({ message, chat }: { message: Message; chat: ChatId }) {
  return (
    <MessageView message={message} chat={chat} actions={() => messageActions(chat, message)}>
      <TagChips chat={chat} message={message} />
      <ReactionChips chat={chat} message={message} />
      <HeldChanges message={message} chat={chat} />
    </MessageView>
  );
}

/** The keys of what one can do with a message, and the text of what they do. */
export const MESSAGE_KEYS = [
  { keys: ["R"], text: "keys.reply" },
  REACTION_KEYS,
  { keys: ["B"], text: "msg.edit" },
  { keys: ["T"], text: "keys.tag" },
  { keys: ["F"], text: "task.do.approval_mark" },
  { keys: ["C"], text: "msg.copy_text" },
  { keys: ["L"], text: "msg.copy_link" },
  { keys: ["V"], text: "msg.versions" },
  { keys: ["U"], text: "msg.mark_unread" },
  { keys: ["Entf"], text: "keys.delete" },
] as const;

/** What one can do with a message: the same by mouse, key and long press. */
export function messageActions(chat: ChatId, message: Message): readonly MenuItem[] {
  const { me, chats } = state.peek();
  const mine = message.author === me?.person.id || message.written_by === me?.person.id;
  const writable = !chats.get(chat)?.looking_in;
  const items: (MenuItem | false)[] = [
    writable && { icon: "reply", text: t("msg.reply"), key: "r", run: () => startReply(chat, message) },
    ...(writable ? reactionActions(chat, message) : []),
    writable && mine && { icon: "edit", text: t("msg.edit"), key: "b", run: () => startEdit(chat, message) },
    writable && {
      icon: "tag",
      text: t("msg.tag"),
      key: "t",
      run: () => openTags(chat, message.seq),
    },
    isApprovable(chat, message) && {
      icon: "shield",
      text: t("task.do.approval_mark"),
      key: "f",
      run: () => openTaskModal(chat, (its) => <MarkApprovalModal {...its} message={message} />),
    },
    message.text !== "" && {
      icon: "copy",
      text: t("msg.copy_text"),
      key: "c",
      run: () => void copy(message.text, "toast.copied.text"),
    },
    {
      icon: "link",
      text: t("msg.copy_link"),
      key: "l",
      run: () => void copy(location.origin + chatPath(chat, message.seq), "toast.copied.link"),
    },
    (message.edited ?? 0) > 0 && {
      icon: "clock",
      text: t("msg.versions"),
      key: "v",
      run: () => openVersions(chat, message.seq),
    },
    writable &&
      !mine && {
        icon: "chats",
        text: t("msg.mark_unread"),
        key: "u",
        run: () => void markUnread(chat, message.seq),
      },
    ...(writable && mine ? removals(chat, message) : []),
  ];
  return items.filter((item) => item !== false);
}

/** Whether it is a customer's own sentence in a task where it may be an approval. */
function isApprovable(chat: ChatId, message: Message): boolean {
  const task = taskOf(chat);
  const author = state.peek().people.get(message.author);
  return task !== undefined && author?.kind === "customer" && offersIn(task).has("approval_mark");
}

/** In quiet hours first at the opening, and at once beside it. */
function removals(chat: ChatId, message: Message): readonly MenuItem[] {
  const item = { icon: "trash", danger: true } as const;
  if (!isHolding(chat))
    return [{ ...item, text: t("msg.delete"), key: "delete", run: () => deleteMessage(chat, message) }];
  const when = openingText();
  return [
    {
      ...item,
      icon: "clock",
      text: t("held.delete", { when }),
      key: "delete",
      run: () => deleteMessage(chat, message),
    },
    { ...item, text: t("held.delete_now"), run: () => deleteMessage(chat, message, "now") },
  ];
}

async function copy(text: string, said: TextKey): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    showToast(t(said));
  } catch {
    showToast(t("toast.not_copied"));
  }
}
