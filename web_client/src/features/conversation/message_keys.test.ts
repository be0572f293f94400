// @vitest-environment happy-dom

import { expect, it } from "vitest";
import { state } from "../../session/store";
import { EMPTY } from "../../state/model";
import type { Chat, Message, TaskView } from "../../wire/wire";
import { MESSAGE_KEYS, messageActions } from "./MessageItem";

const katrin = { id: "katrin", name: "Katrin", kind: "customer" } as const;
const jana = { id: "jana", name: "Jana", kind: "staff", role: "assistant" } as const;

/** As the menu says them; the list of keys has what stands on German ones. */
const NAMES: Readonly<Record<string, string>> = { delete: "Entf" };

it("lists every key of the menu of a message, and no other", () => {
  const task = { chat: "c", may: ["approval_mark"], by_customer: true } as unknown as TaskView;
  state.value = {
    ...EMPTY,
    me: { person: jana, email: "", language: "de", address: "du" },
    people: new Map([katrin, jana].map((one) => [one.id, one])),
    chats: new Map([["c", { id: "c", kind: "task" } as Chat]]),
    tasks: new Map([["c", task]]),
    acts: ["approval_mark"],
  };
  const said = (author: string) => ({ t: "message", seq: 1, author, at: 0, text: "x", edited: 1 }) as Message;
  const offered = [katrin.id, jana.id]
    .flatMap((author) => messageActions("c", said(author)))
    .flatMap(({ key }) => (key === undefined ? [] : [NAMES[key] ?? key.toUpperCase()]));
  const listed = MESSAGE_KEYS.flatMap(({ keys }) => [...keys]);
  expect([...new Set(offered)].sort()).toEqual([...listed].sort());
});
