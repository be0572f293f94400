/**
 * One push taken into the state. Old snapshot + pushes = fresh snapshot, for every push type; docs/protocol.md says
 * what each changes, protocol/client_state does the same in Python, and recorded runs hold both to the server.
 */

import { type ChatId, type EventPush, isEvent, type Millis, type Push } from "../../wire/wire";
import type { State } from "../model";
import { dayChanged } from "./calendar";
import {
  chatActs,
  chatAdded,
  chatCreated,
  chatPinned,
  chatRenamed,
  memberJoined,
  memberLeft,
  withoutChat,
} from "./chats";
import { withDialog } from "./dialogs";
import { withDraft } from "./drafts";
import { withHeld, withoutHeld } from "./held";
import { messageCreated, messageDeleted, messageEdited } from "./messages";
import { accountChanged, accountRemoved, peopleAdded, withPerson } from "./people";
import { presenceAll, presenceChanged, typingShown } from "./presence";
import { messageReacted } from "./reactions";
import { readMoved, readOwn } from "./read_marks";
import { messageTagged } from "./tags";
import { taskChanged, taskTold } from "./tasks";

/** The number of the last event of a chat that is already taken in; null for a chat one does not have. */
export function cursorOf(state: State, chat: ChatId): number | null {
  return state.logs.get(chat)?.cursor ?? state.chats.get(chat)?.head ?? null;
}

/** Whether events are missing between what is there and this push: time to resume. */
export function isGap(state: State, push: Push): boolean {
  if (!isEvent(push)) return false;
  const last = cursorOf(state, push.chat);
  return last !== null && push.seq > last + 1;
}

/** Whether an event is taken in already, or is one of a chat that one does not have. */
function isKnown(state: State, push: EventPush): boolean {
  const last = cursorOf(state, push.chat);
  return last === null || push.seq <= last;
}

/** The state after `push`, which arrived at `now` and is no gap. Events already taken in change nothing. */
export function apply(state: State, push: Push, now: Millis): State {
  if (isEvent(push) && isKnown(state, push)) return state;
  switch (push.t) {
    case "message.created":
      return messageCreated(state, push);
    case "message.edited":
      return messageEdited(state, push);
    case "message.deleted":
      return messageDeleted(state, push);
    case "message.tagged":
      return messageTagged(state, push);
    case "message.reacted":
      return messageReacted(state, push);
    case "task.changed":
      return taskChanged(state, push);
    case "chat.created":
      return chatCreated(state, push);
    case "member.joined":
      return memberJoined(state, push);
    case "member.left":
      return memberLeft(state, push);
    case "chat.renamed":
      return chatRenamed(state, push);
    case "chat.added":
      return chatAdded(state, push);
    case "chat.removed":
      return withoutChat(state, push.chat);
    case "task.told":
      return taskTold(state, push);
    case "read.own":
      return readOwn(state, push);
    case "read.moved":
      return readMoved(state, push);
    case "typing":
      return typingShown(state, push, now);
    case "presence":
      return presenceChanged(state, push);
    case "presence.all":
      return presenceAll(state, push);
    case "held.changed":
      return withHeld(state, push.held);
    case "held.gone":
      return withoutHeld(state, push.held);
    case "settings.changed":
      return { ...state, settings: push.settings };
    case "draft.changed":
      return withDraft(state, push.draft);
    case "chat.pinned":
      return chatPinned(state, push);
    case "chat.acts":
      return chatActs(state, push);
    case "dialog.changed":
      return withDialog(state, push.dialog);
    case "person.changed":
      return withPerson(state, push.person);
    case "people.added":
      return peopleAdded(state, push);
    case "account.changed":
      return accountChanged(state, push);
    case "account.removed":
      return accountRemoved(state, push);
    case "day.changed":
      return dayChanged(state, push);
    default:
      return state; // a push of a later level
  }
}
