/** The list of chats as one sees it: grouped, newest first, filtered by what is typed. */

import type { Chat, Millis, Notice, Person, PersonId, Preview, TaskNotice } from "../wire/wire";
import type { State } from "./model";

export type Section = "pinned" | "tasks" | "people" | "team" | "groups" | "looking" | "finished";

export interface Listed {
  readonly section: Section;
  readonly chats: readonly Chat[];
}

const ORDER: readonly Section[] = ["pinned", "tasks", "people", "groups", "team", "looking", "finished"];

/** The last thing that happened in a chat: what was written, or else; undefined in one of which nothing is told. */
export function lastOf({ last, notice }: Chat): Preview | Notice | TaskNotice | undefined {
  return (notice?.seq ?? 0) > (last?.seq ?? 0) ? notice : last;
}

/** When it happened, or the chat was made. */
export function movedAt(chat: Chat): Millis {
  return lastOf(chat)?.at ?? chat.created_at;
}

/** How much in a chat is new to the reader. Every list, badge and title counts by it. */
export function unreadOf({ unread, looking_in }: Chat): number {
  return looking_in ? 0 : (unread ?? 0);
}

/** Whether nothing is left to do or read in the chat of a task. */
function isFinished(chat: Chat): boolean {
  const status = chat.task?.status;
  return (status === "done" || status === "deleted") && unreadOf(chat) === 0;
}

export function sectionOf(chat: Chat): Section {
  if (chat.looking_in) return "looking";
  if (chat.pinned) return "pinned";
  if (isFinished(chat)) return "finished";
  if (chat.staff_only) return "team";
  if (chat.kind === "task") return "tasks";
  return chat.kind === "direct" ? "people" : "groups";
}

/** Sections that have chats, each newest first. */
export function listOf(chats: Iterable<Chat>): readonly Listed[] {
  const sections = new Map<Section, Chat[]>();
  for (const chat of chats) {
    const section = sectionOf(chat);
    const inside = sections.get(section);
    if (inside === undefined) sections.set(section, [chat]);
    else inside.push(chat);
  }
  return ORDER.flatMap((section) => {
    const found = sections.get(section);
    return found === undefined ? [] : [{ section, chats: found.sort((a, b) => movedAt(b) - movedAt(a)) }];
  });
}

/** What a chat is called: its title, or the other person's name. */
export function titleOf(state: Pick<State, "people">, chat: Chat): string {
  return chat.title || (chat.peer && state.people.get(chat.peer)?.name) || "…";
}

export function unreadIn(chats: Iterable<Chat>): number {
  let sum = 0;
  for (const chat of chats) sum += unreadOf(chat);
  return sum;
}

/** Up to two letters that stand for a name. */
export function initials(name: string): string {
  const parts = name.split(/[\s-]+/).filter((part) => /^\p{L}/u.test(part));
  const first = parts[0] ?? name;
  const last = parts.length > 1 ? (parts.at(-1) ?? "") : "";
  return (firstLetter(first) + firstLetter(last)).toLocaleUpperCase("de");
}

function firstLetter(text: string): string {
  return [...text][0] ?? "";
}

/** A steady hue for somebody or something, from its id. */
export function hueOf(id: string): number {
  let hash = 0;
  for (const char of id) hash = (hash * 31 + (char.codePointAt(0) ?? 0)) % 3600;
  return hash % 360;
}

export function personOf(state: State, id: PersonId): Person {
  return state.people.get(id) ?? { id, name: "…", kind: "staff" };
}
