import { afterEach, describe, expect, it } from "vitest";
import { state } from "../../session/store";
import { EMPTY } from "../../state/model";
import type { Chat } from "../../wire/wire";
import { filesSaidTo } from "./files_said";

const chat = (id: string, account: string, seq: number, deleted = false): Chat => ({
  id,
  kind: "task",
  title: id,
  head: seq,
  created_at: 0,
  account,
  last: { seq, author: "p1", at: 0, excerpt: "", deleted },
});

function said(...chats: readonly Chat[]): string {
  state.value = { ...state.value, chats: new Map(chats.map((one) => [one.id, one])) };
  return filesSaidTo("a1");
}

afterEach(() => {
  state.value = EMPTY;
});

describe("what may have changed the files of a customer", () => {
  const before = said(chat("c1", "a1", 3), chat("c2", "a2", 3));

  it.each([
    ["a message in a chat of theirs", [chat("c1", "a1", 4), chat("c2", "a2", 3)]],
    ["a chat more", [chat("c1", "a1", 3), chat("c2", "a1", 3)]],
    ["the last message deleted", [chat("c1", "a1", 3, true), chat("c2", "a2", 3)]],
  ])("is %s", (_, chats) => {
    expect(said(...chats)).not.toBe(before);
  });

  it("is nothing in the chats of others", () => {
    expect(said(chat("c1", "a1", 3), chat("c2", "a2", 9))).toBe(before);
  });
});
