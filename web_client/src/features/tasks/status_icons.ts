import type { IconName } from "../../kit/Icon";
import type { TaskStatus } from "../../wire/wire";

/** A sign for where a task stands; it never stands without its word. */
export const STATUS_ICONS: Readonly<Record<TaskStatus, IconName>> = {
  review: "search",
  accepted: "tasks",
  in_progress: "edit",
  handed_over: "handover",
  done: "check",
  deleted: "trash",
};
