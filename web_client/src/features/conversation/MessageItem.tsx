import type { ChatId, Message } from "../../wire/wire";
import { HeldChanges } from "../held/HeldChanges";
import { MessageView } from "../messages/MessageView";
import { ReactionChips } from "../reactions/reactions";
import { TagChips } from "../tags/TagChips";
import { messageActions } from "./message_actions";

/** A message with all that other features show at it and offer with it. */
export function MessageItem({ message, chat }: { message: Message; chat: ChatId }) {
  return (
    <MessageView message={message} chat={chat} actions={() => messageActions(chat, message)}>
      <TagChips chat={chat} message={message} />
      <ReactionChips chat={chat} message={message} />
      <HeldChanges message={message} chat={chat} />
    </MessageView>
  );
}
