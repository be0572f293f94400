/** Keys that work everywhere. */

import { Switcher } from "../features/chat_list/Switcher";
import { chatPath } from "../features/chats/paths";
import { undoDelete } from "../features/messages/edits";
import { HandOverModal } from "../features/tasks/modals/HandOverModal";
import { openTaskModal } from "../features/tasks/modals/TaskModal";
import { tasksPath } from "../features/tasks/paths";
import { offersIn, taskOf } from "../features/tasks/tasks";
import { isComposing } from "../kit/browser/enter";
import { go } from "../kit/browser/navigation";
import { isModalOpen, toggleModal } from "../kit/Modal";
import { state } from "../session/store";
import { listOf } from "../state/list";
import type { Chat } from "../wire/wire";
import { route } from "./routes";
import { openShortcuts } from "./Shortcuts";

const PLACES: Readonly<Record<string, string>> = {
  1: "/",
  2: "/chats",
  3: tasksPath("list"),
  4: tasksPath("board"),
  5: tasksPath("calendar"),
};

export function listenToKeys(): void {
  addEventListener("keydown", (event) => {
    if (event.defaultPrevented || isComposing(event)) return;
    if (act(event)) event.preventDefault();
  });
}

/** Whether the key meant something here. */
function act(event: KeyboardEvent): boolean {
  const command = event.ctrlKey || event.metaKey;
  if (command && !event.altKey && event.key.toLowerCase() === "k") {
    toggleModal(<Switcher />);
    return true;
  }
  if (isModalOpen()) return false;
  if (event.altKey && !command && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
    return neighbour(event.key === "ArrowDown" ? 1 : -1, event.shiftKey);
  }
  if (isWriting(event.target) || event.altKey) return false;
  if (command) return event.key.toLowerCase() === "z" && undo();
  return alone(event.key);
}

function undo(): boolean {
  undoDelete();
  return true;
}

function alone(key: string): boolean {
  if (key === "?") {
    openShortcuts();
    return true;
  }
  if (key.toLowerCase() === "e") return handOver();
  const place = PLACES[key];
  if (place !== undefined) {
    go(place);
    return true;
  }
  if (key !== "/") return false;
  const field = document.getElementById("chat-search");
  field?.focus();
  return field !== null;
}

/** Hands the task of the open chat over, where one may. */
function handOver(): boolean {
  const here = route.peek();
  const task = here.at === "chat" ? taskOf(here.chat) : undefined;
  if (task === undefined || !offersIn(task).has("hand_over")) return false;
  openTaskModal(task.chat, (its) => <HandOverModal {...its} />);
  return true;
}

function isWriting(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches("input, textarea, select, [contenteditable=true]");
}

/** Goes to the next or previous chat of the list, or of those with something new. */
function neighbour(by: 1 | -1, unreadOnly: boolean): boolean {
  const all = listOf(state.peek().chats.values()).flatMap((section) => section.chats);
  const here = route.peek();
  const at = all.findIndex((chat) => here.at === "chat" && chat.id === here.chat);
  const order = by === 1 ? [...all.slice(at + 1), ...all.slice(0, Math.max(0, at))] : around(all, at);
  const to = order.find((chat) => !unreadOnly || (chat.unread ?? 0) > 0);
  if (to !== undefined) go(chatPath(to.id));
  return true;
}

function around(all: readonly Chat[], at: number): readonly Chat[] {
  const before = at < 0 ? all : all.slice(0, at);
  return [...[...before].reverse(), ...(at < 0 ? [] : all.slice(at + 1).reverse())];
}
