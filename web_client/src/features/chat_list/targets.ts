/** What one may open, found by words in any order and by the beginnings of words. */

import type { IconName } from "../../kit/Icon";
import { accounts, people, state } from "../../session/store";
import { listOf, titleOf, unreadOf } from "../../state/list";
import { byName, matches } from "../../state/sorting";
import type { AccountId, Chat, Person, TaskCard } from "../../wire/wire";
import { isReachable } from "../people/assignments";
import { cards, doneCards } from "../tasks/overview/cards";

/** Something to do instead of to open. */
export interface PageCommand {
  readonly icon: IconName;
  readonly text: string;
  /** Other words that find it. */
  readonly words?: string;
  readonly run: () => void;
}

export type Target =
  | { readonly key: string; readonly chat: Chat }
  | { readonly key: string; readonly task: TaskCard }
  | { readonly key: string; readonly person: Person }
  | { readonly key: string; readonly command: PageCommand };

/** As many are shown; who looks for another one types more. */
const SHOWN = 50;

/** Chats first, the unread ones on top, then tasks of others, people without a direct chat, and commands. */
export function findTargets(words: string, commands: readonly PageCommand[]): readonly Target[] {
  const listed = listOf(state.value.chats.values()).flatMap((section) => section.chats);
  const places = [
    ...chatsFound(words, listed),
    ...tasksFound(words, new Set(listed.map(({ id }) => id))),
    ...peopleFound(words, new Set(listed.map(({ peer }) => peer))),
  ].slice(0, SHOWN);
  const doable = commands.filter((command) => matches(words, command.text, command.words ?? ""));
  return [...places, ...doable.map((command) => ({ key: `do-${command.text}`, command }))];
}

function chatsFound(words: string, listed: readonly Chat[]): readonly Target[] {
  const named = (chat: Chat) => matches(words, titleOf(state.value, chat), accountLabel(chat.account));
  return listed
    .filter(named)
    .sort((a, b) => Number(unreadOf(b) > 0) - Number(unreadOf(a) > 0))
    .map((chat) => ({ key: chat.id, chat }));
}

/** Tasks in whose chats one is not: a lead may open those of the team. */
function tasksFound(words: string, known: ReadonlySet<string>): readonly Target[] {
  const all = new Map([...(doneCards.value ?? []), ...(cards.value ?? [])].map((card) => [card.chat, card]));
  return [...all.values()]
    .filter((card) => !known.has(card.chat) && matches(words, card.title, accountLabel(card.account)))
    .map((task) => ({ key: task.chat, task }));
}

function peopleFound(words: string, known: ReadonlySet<string | undefined>): readonly Target[] {
  return [...people.value.values()]
    .filter((person) => isReachable(person) && !known.has(person.id))
    .filter((person) => matches(words, person.name, accountLabel(person.account)))
    .sort((a, b) => byName(a.name, b.name))
    .map((person) => ({ key: person.id, person }));
}

export function accountLabel(account: AccountId | undefined): string {
  return account === undefined ? "" : (accounts.value.get(account)?.name ?? "");
}
