import { describe, expect, it } from "vitest";
import type { Chat } from "../wire/wire";
import { hueOf, initials, listOf } from "./list";

describe("the list", () => {
  const chat = (id: string, more: Partial<Chat> = {}): Chat => ({
    id,
    kind: "task",
    title: id,
    head: 1,
    created_at: 0,
    ...more,
  });

  it("groups, newest first", () => {
    const chats = [
      chat("old"),
      chat("new", { last: { seq: 1, author: "a", at: 5, excerpt: "" } }),
      chat("team", { kind: "direct", staff_only: true }),
      chat("direct", { kind: "direct" }),
      chat("pin", { pinned: true }),
      chat("look", { looking_in: true }),
    ];
    expect(listOf(chats).map(({ section, chats: c }) => [section, ...c.map(({ id }) => id)])).toEqual([
      ["pinned", "pin"],
      ["tasks", "new", "old"],
      ["people", "direct"],
      ["team", "team"],
      ["looking", "look"],
    ]);
  });

  it("knows initials of all sorts of names", () => {
    expect(
      ["Katrin Ostermann", "jana", "Dr. Carla Wendland", "Anna-Lena von Ähren", "", "李 小龙"].map(initials),
    ).toEqual(["KO", "J", "DW", "AÄ", "", "李小"]);
    expect(hueOf("a")).toBe(hueOf("a"));
  });
});
