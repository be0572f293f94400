/** What each address of the app shows. */

import { computed } from "@preact/signals";
import { type DialogPlace, parseDialogPath } from "../features/bot/paths";
import { type ChatPlace, parseChatPath } from "../features/chats/paths";
import { parseTasksPath, type TasksPlace } from "../features/tasks/paths";
import { segments, segmentsOf } from "../kit/browser/navigation";

export type Route =
  | ChatPlace
  | TasksPlace
  | DialogPlace
  | { readonly at: "start" | "chats" | "settings" | "styleguide" | "unknown" };

const UNKNOWN: Route = { at: "unknown" };

/** What a path means. */
export function parseRoute(path: string): Route {
  return routeOf(segmentsOf(path));
}

export const route = computed(() => routeOf(segments.value));

function routeOf(parts: readonly string[]): Route {
  const [first, second] = parts;
  switch (first) {
    case undefined:
      return { at: "start" };
    case "tasks":
      return parseTasksPath(parts) ?? UNKNOWN;
    case "chats":
      return second === undefined ? { at: "chats" } : (parseChatPath(parts) ?? UNKNOWN);
    case "new":
      return parseDialogPath(parts) ?? UNKNOWN;
    case "settings":
    case "styleguide":
      return second === undefined ? { at: first } : UNKNOWN;
    default:
      return UNKNOWN;
  }
}
