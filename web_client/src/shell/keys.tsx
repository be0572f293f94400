/** Keys that work everywhere. */

import { chatPath } from "../features/chats/paths";
import { focusWriting, walkMessages, writingPlace } from "../features/conversation/message_focus";
import { undoDelete } from "../features/messages/edits";
import { HandOverModal } from "../features/tasks/modals/HandOverModal";
import { openTaskModal } from "../features/tasks/modals/TaskModal";
import { tasksPath } from "../features/tasks/paths";
import { offersIn, taskOf } from "../features/tasks/tasks";
import { isComposing } from "../kit/browser/enter";
import { closeFrontLayer, isLayerOpen } from "../kit/browser/layers";
import { go } from "../kit/browser/navigation";
import { state } from "../session/store";
import { listOf, unreadOf } from "../state/list";
import type { Chat } from "../wire/wire";
import { type FocusPlace, type KeyMeaning, meaningOf } from "./key_map";
import { route } from "./routes";
import { openShortcuts } from "./Shortcuts";
import { toggleSearch } from "./search";

const PLACES = ["/", "/chats", tasksPath("list"), tasksPath("board"), tasksPath("calendar")];

export function listenToKeys(): void {
  addEventListener("keydown", (event) => {
    if (event.defaultPrevented || (isComposing(event) && event.key !== "Process")) return; // that begins one
    const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
    const press = { key, ctrlKey, metaKey, altKey, shiftKey, altGraph: event.getModifierState("AltGraph") };
    const meaning = meaningOf(press, focusPlace(), writingPlace() !== null);
    if (meaning !== null && act(meaning)) event.preventDefault();
  });
}

function focusPlace(): FocusPlace {
  const focused = document.activeElement;
  if (isLayerOpen()) return "layer";
  if (focused === null || focused.matches("body, main")) return "nowhere";
  if (focused.matches(".bubble-line")) return "message";
  if (focused.matches(".talk-scroll")) return "talk";
  if (focused.matches("button, a, summary, input:is([type=checkbox], [type=radio])")) return "button";
  return focused.matches("input, textarea, [contenteditable=true]") ? "field" : "choice";
}

/** Does what the key means; false where the browser shall go on with it. */
function act(meaning: KeyMeaning): boolean {
  switch (meaning.do) {
    case "search":
      return search();
    case "help":
      openShortcuts();
      return true;
    case "close":
      return closeFrontLayer();
    case "undo":
      undoDelete();
      return true;
    case "hand_over":
      return handOver();
    case "write":
      focusWriting();
      return false; // the browser writes the letter there
    case "go":
      go(PLACES[meaning.place - 1] ?? "/");
      return true;
    case "walk":
      return walkMessages(meaning.to);
    case "chat":
      return neighbour(meaning.by, meaning.unreadOnly);
  }
}

/** Opens the search, or closes it; never in the place of a dialog in which something is typed. */
function search(): true {
  const dialog = document.querySelector("dialog[open]");
  if (dialog === null || dialog.matches(".dialog--switcher")) toggleSearch();
  return true;
}

/** Opens the hand-over of the open chat's task, where one may; nothing is handed over before its button. */
function handOver(): boolean {
  const here = route.peek();
  const task = here.at === "chat" ? taskOf(here.chat) : undefined;
  if (task === undefined || !offersIn(task).has("hand_over")) return false;
  openTaskModal(task.chat, (its) => <HandOverModal {...its} />);
  return true;
}

/** Goes to the next or previous chat of the list, or of those with something new. */
function neighbour(by: 1 | -1, unreadOnly: boolean): boolean {
  const all = listOf(state.peek().chats.values()).flatMap((section) => section.chats);
  const here = route.peek();
  const at = all.findIndex((chat) => here.at === "chat" && chat.id === here.chat);
  const order = by === 1 ? [...all.slice(at + 1), ...all.slice(0, Math.max(0, at))] : around(all, at);
  const to = order.find((chat) => !unreadOnly || unreadOf(chat) > 0);
  if (to !== undefined) go(chatPath(to.id));
  return true;
}

function around(all: readonly Chat[], at: number): readonly Chat[] {
  const before = at < 0 ? all : all.slice(0, at);
  return [...[...before].reverse(), ...(at < 0 ? [] : all.slice(at + 1).reverse())];
}
