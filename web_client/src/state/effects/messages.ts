/** Messages: written, edited, deleted. */

import type {
  Chat,
  Message,
  MessageCreated,
  MessageDeleted,
  MessageEdited,
  Preview,
  Seq,
} from "../../wire/wire";
import { amendLog, appendTo } from "../log";
import type { Log, State } from "../model";
import type { Effects } from "./apply";
import { excerptOf, withEvent } from "./events";
import { withoutTyping } from "./presence";
import { withMark } from "./read_marks";
import { withStaleTask } from "./tasks";

export const effects: Effects = {
  "message.created": messageCreated,
  "message.edited": messageEdited,
  "message.deleted": messageDeleted,
};

/** Who has to answer by when may have changed: the chat's task is out of date. */
function messageCreated(state: State, push: MessageCreated): State {
  const { chat, message } = push;
  const written = withEvent(state, push, {
    chat: (listed) => withTurn(withNew(listed, message, isMine(state, message)), push.turn),
    log: (log) => appendTo(readByAuthor(log, message), message),
  });
  return withoutTyping(withStaleTask(written, chat), chat, message.author);
}

function messageEdited(state: State, push: MessageEdited): State {
  const { of, text } = push;
  return withEvent(state, push, {
    chat: (chat) => (chat.last?.seq === of ? { ...chat, last: worded(chat.last, excerptOf(text)) } : chat),
    log: (log) => amendLog(log, of, (message) => reworded(message, push)),
  });
}

function messageDeleted(state: State, push: MessageDeleted): State {
  const { of, seq } = push;
  return withEvent(state, push, {
    chat: (chat) => withoutMessage(chat, push, state),
    log: (log) => amendLog(log, of, (message) => takenBack(message, seq)),
  });
}

/** What is replayed of a message that was deleted since comes after it: it gets no words again. */
export function reworded(message: Message, { text, edited }: MessageEdited): Message {
  if (edited <= (message.edited ?? 0)) return message;
  return message.deleted ? { ...message, edited } : { ...message, text, edited };
}

export function takenBack({ tags, files, ...message }: Message, seq: Seq): Message {
  const left = { ...message, text: "", deleted: true };
  return message.tags_seq === undefined ? left : { ...left, tags_seq: seq };
}

/** The preview of a chat whose last message this is: its words, or what it carries without any. */
export function previewOf(message: Message): Preview {
  const { seq, author, at, files } = message;
  if (message.deleted) return { seq, author, at, excerpt: "", deleted: true };
  const preview = { seq, author, at, excerpt: excerptOf(message.text) };
  return message.text || files === undefined ? preview : { ...preview, files };
}

function worded({ files, ...preview }: Preview, excerpt: string): Preview {
  return { ...preview, excerpt };
}

/** Writing reads what stands above; what others write is unread, in one's own chats. */
function withNew(chat: Chat, message: Message, mine: boolean): Chat {
  const last = previewOf(message);
  if (mine) return { ...chat, last, read: message.seq, unread: 0 };
  const counts = message.seq > (chat.read ?? 0) && !chat.looking_in;
  return counts ? { ...chat, last, unread: (chat.unread ?? 0) + 1 } : { ...chat, last };
}

function withTurn(chat: Chat, turn: MessageCreated["turn"]): Chat {
  const { task } = chat;
  return task === undefined || turn === undefined ? chat : { ...chat, task: { ...task, turn } };
}

/** Whoever writes has read. */
function readByAuthor(log: Log, { author, seq }: Message): Log {
  return log.members.includes(author) ? withMark(log, author, seq) : log;
}

/** A message deleted before it was read counts no more. */
function withoutMessage(chat: Chat, push: MessageDeleted, state: State): Chat {
  const { author, written_by, of } = push;
  const theirs = author !== undefined && !isMine(state, { author, ...(written_by && { written_by }) });
  const counted = theirs && of > (chat.read ?? 0) ? Math.max(0, (chat.unread ?? 0) - 1) : chat.unread;
  const left = counted === undefined ? chat : { ...chat, unread: counted };
  return chat.last?.seq === of ? { ...left, last: { ...worded(chat.last, ""), deleted: true } } : left;
}

function isMine(state: State, message: Pick<Message, "author" | "written_by">): boolean {
  const me = state.me?.person.id;
  return message.author === me || message.written_by === me;
}
