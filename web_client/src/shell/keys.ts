/** Keys that work everywhere. */

import { spare } from "../features/messages/edits";
import { offersIn, taskOf } from "../features/tasks/store";
import { askAbout, front } from "../session/panels";
import { chatPath, go, route, tasksPath } from "../session/route";
import { state } from "../session/store";
import { listOf } from "../state/list";
import type { Chat } from "../wire/wire";

/** What the shortcuts page lists: keys and the text of what they do. */
export const KEYS = [
  { keys: ["Strg", "K"], text: "keys.switcher" },
  { keys: ["/"], text: "keys.search" },
  { keys: ["?"], text: "keys.help" },
  { keys: ["1", "2"], text: "keys.places" },
  { keys: ["3", "4", "5"], text: "keys.tasks" },
  { keys: ["← ↑ ↓ →"], text: "keys.board" },
  { keys: ["Bild ↑ ↓"], text: "keys.month" },
  { keys: ["Alt", "↑ ↓"], text: "keys.chats" },
  { keys: ["Alt", "Umschalt", "↑ ↓"], text: "keys.unread" },
  { keys: ["↑"], text: "keys.edit_last" },
  { keys: ["Esc"], text: "keys.escape" },
  { keys: ["R"], text: "keys.reply" },
  { keys: ["T"], text: "keys.tag" },
  { keys: ["E"], text: "keys.hand_over" },
  { keys: ["B"], text: "keys.edit" },
  { keys: ["D"], text: "keys.delete" },
  { keys: ["L"], text: "keys.link" },
  { keys: ["Strg", "Z"], text: "keys.undo" },
] as const;

const PLACES: Readonly<Record<string, string>> = {
  1: "/",
  2: "/chats",
  3: tasksPath("list"),
  4: tasksPath("board"),
  5: tasksPath("calendar"),
};

export function listenToKeys(): void {
  addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing) return;
    if (act(event)) event.preventDefault();
  });
}

/** Whether the key meant something here. */
function act(event: KeyboardEvent): boolean {
  const command = event.ctrlKey || event.metaKey;
  if (command && !event.altKey && event.key.toLowerCase() === "k") {
    front.value = front.peek() === "switcher" ? null : "switcher";
    return true;
  }
  if (front.peek() !== null) return false;
  if (event.altKey && !command && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
    return neighbour(event.key === "ArrowDown" ? 1 : -1, event.shiftKey);
  }
  if (isWriting(event.target) || event.altKey) return false;
  if (command) return event.key.toLowerCase() === "z" && undo();
  return alone(event.key);
}

function undo(): boolean {
  spare();
  return true;
}

function alone(key: string): boolean {
  if (key === "?") {
    front.value = "keys";
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
  askAbout(task.chat, { do: "hand_over" });
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
