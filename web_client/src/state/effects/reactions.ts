/** Reactions to messages. */

import type { Message, MessageReacted } from "../../wire/wire";
import { amendLog } from "../log";
import type { State } from "../model";
import type { Effects } from "./apply";
import { withEvent } from "./events";

export const effects: Effects = {
  "message.reacted": messageReacted,
};

function messageReacted(state: State, push: MessageReacted): State {
  return withEvent(state, push, {
    log: (log) => amendLog(log, push.of, (message) => reacted(message, push)),
  });
}

function reacted(message: Message, { reaction, on, by, seq }: MessageReacted): Message {
  if (seq <= (message.reactions_seq ?? 0)) return message;
  const others = (message.reactions ?? []).filter((one) => one.reaction !== reaction || one.by !== by);
  return { ...message, reactions: on ? [...others, { reaction, by }] : others, reactions_seq: seq };
}
