/** The addresses of the overviews of tasks. */

import { computed } from "@preact/signals";
import { segments } from "../../kit/browser/navigation";
import { isMonth } from "../../texts/month";

export type TasksView = "list" | "board" | "calendar" | "files";

export interface TasksPlace {
  readonly at: "tasks";
  readonly view: TasksView;
  readonly month: string | null;
}

export function tasksPath(view: TasksView, month?: string): string {
  if (view === "list") return "/tasks";
  return month === undefined ? `/tasks/${view}` : `/tasks/${view}/${month}`;
}

/** What a path means; null when it leads to no overview. */
export function parseTasksPath([first, view, month]: readonly string[]): TasksPlace | null {
  if (first !== "tasks") return null;
  if (view === undefined) return { at: "tasks", view: "list", month: null };
  if ((view === "board" || view === "files") && month === undefined)
    return { at: "tasks", view, month: null };
  const known = month === undefined || isMonth(month);
  return view === "calendar" && known ? { at: "tasks", view, month: month ?? null } : null;
}

/** The overview that is open. */
export const shownOverview = computed(() => parseTasksPath(segments.value));
