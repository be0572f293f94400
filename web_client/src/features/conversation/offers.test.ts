// @vitest-environment happy-dom

import { readFileSync } from "node:fs";
import { beforeEach, describe, expect, it } from "vitest";
import { state } from "../../session/store";
import { EMPTY } from "../../state/model";
import { language, t } from "../../texts/texts";
import type { Account, Chat, Message, Person } from "../../wire/wire";
import { mayTakeOut } from "../people/assignments";
import { REACTION_KEYS } from "../reactions/reactions";
import { chatActions } from "./chat_actions";
import { messageActions } from "./MessageItem";

type Name = "katrin" | "jana" | "nora" | "sabine" | "henrik";

interface Case {
  readonly kind: Chat["kind"];
  readonly me: Name;
  readonly looking_in: boolean;
  readonly in_chat: readonly string[];
  readonly at_theirs: readonly string[];
  readonly at_own?: readonly string[];
}

/** What the server accepts (tests/storage/chats/test_offers.py). */
const table: {
  readonly people: Readonly<Record<Name, Pick<Person, "kind" | "role">>>;
  readonly assigned: readonly string[];
  readonly cases: readonly Case[];
} = JSON.parse(readFileSync("../tests/golden/chat_offers.json", "utf-8"));

const person = (name: Name): Person => ({ id: name, name, ...table.people[name] });
const people = new Map((Object.keys(table.people) as Name[]).map((name) => [name as string, person(name)]));
const account: Account = { id: "aost", name: "Ostermann", staff: table.assigned };

function chatOf({ kind, looking_in }: Case): Chat {
  const chat = { id: "c", kind, title: "", head: 1, created_at: 0, looking_in };
  return kind === "task" ? { ...chat, account: "aost" } : chat;
}

function enter(one: Case): Chat {
  const chat = chatOf(one);
  state.value = {
    ...EMPTY,
    me: { person: person(one.me), email: "", language: "de", address: "du" },
    people,
    accounts: new Map([["aost", account]]),
    chats: new Map([["c", chat]]),
  };
  return chat;
}

function offeredIn(chat: Chat, me: Name): readonly string[] {
  const texts = new Set(chatActions(chat).map(({ text }) => text));
  const named = (["bring", "join", "leave", "rename"] as const).filter((one) => texts.has(t(one)));
  const other = person(me === "nora" ? "jana" : "nora");
  return [...named, ...(mayTakeOut(chat, other) ? ["take_out"] : [])].sort();
}

const KEYS: Readonly<Record<string, string>> = {
  r: "reply",
  b: "edit",
  t: "tag",
  delete: "delete",
  ...Object.fromEntries(REACTION_KEYS.keys.map((key) => [key.toLowerCase(), "react"])),
};

function offeredAt(author: string): readonly string[] {
  const message = { t: "message", seq: 1, author, at: 0, text: "x" } as Message;
  const offered = messageActions("c", message).map(({ key }) => KEYS[key ?? ""]);
  return [...new Set(offered.filter((one) => one !== undefined))].sort();
}

beforeEach(() => {
  language.value = "de";
});

describe("what is offered is what the server accepts", () => {
  it.each(table.cases)("$me in a $kind chat, looking in: $looking_in", (one) => {
    const chat = enter(one);
    expect(offeredIn(chat, one.me)).toEqual(one.in_chat.filter((act) => act !== "write"));
    expect(one.in_chat.includes("write")).toBe(!one.looking_in); // who looks in has no composer
    expect(offeredAt("somebody")).toEqual(one.at_theirs);
    if (one.at_own) expect(offeredAt(one.me)).toEqual(one.at_own);
  });
});
