// @vitest-environment happy-dom

import { describe, expect, it } from "vitest";
import { dialogPath } from "../features/bot/paths";
import { chatPath } from "../features/chats/paths";
import { tasksPath } from "../features/tasks/paths";
import { shiftMonth } from "../texts/month";
import { parseRoute } from "./routes";

const months = Array.from({ length: 600 }, (_, i) => shiftMonth("2000-01", i));

describe("the paths of tasks", () => {
  it("lead back to where they came from", () => {
    for (const view of ["list", "board", "calendar", "files"] as const) {
      expect(parseRoute(tasksPath(view))).toEqual({ at: "tasks", view, month: null });
    }
    for (const month of months) {
      expect(parseRoute(tasksPath("calendar", month))).toEqual({ at: "tasks", view: "calendar", month });
    }
  });

  it.each([
    "/tasks/x",
    "/tasks/board/2026-11",
    "/tasks/files/2026-11",
    "/tasks/calendar/2026-13",
    "/tasks/calendar/2026-1",
    "/tasks/list",
  ])("%s leads nowhere", (path) => {
    expect(parseRoute(path)).toEqual({ at: "unknown" });
  });
});

describe("the paths of chats and dialogs", () => {
  it.each(["a", "a b", "ä/ö?", "%41"])("lead back to %s", (id) => {
    expect(parseRoute(chatPath(id))).toEqual({ at: "chat", chat: id, seq: null });
    expect(parseRoute(chatPath(id, 7))).toEqual({ at: "chat", chat: id, seq: 7 });
    expect(parseRoute(dialogPath(id))).toEqual({ at: "dialog", dialog: id });
  });

  it.each(["/chats/a/0", "/chats/a/b", "/chats/a/1.5", "/new", "/new/a/b"])("%s leads nowhere", (path) => {
    expect(parseRoute(path)).toEqual({ at: "unknown" });
  });
});

it.each([
  ["/", "start"],
  ["/chats", "chats"],
  ["/settings", "settings"],
  ["/settings/x", "unknown"],
  ["/elsewhere", "unknown"],
])("%s shows the page %s", (path, at) => {
  expect(parseRoute(path)).toEqual({ at });
});
