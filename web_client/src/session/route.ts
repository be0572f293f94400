/** Where one is: the address bar, as a value. */

import { computed, signal } from "@preact/signals";
import { isMonth } from "../texts/month";
import type { ChatId, DialogId, Seq } from "../wire/wire";

export type Route =
  | { readonly at: "start" }
  | { readonly at: "chats" }
  | { readonly at: "chat"; readonly chat: ChatId; readonly seq: Seq | null }
  | { readonly at: "tasks"; readonly view: TasksView; readonly month: string | null }
  | { readonly at: "dialog"; readonly dialog: DialogId }
  | { readonly at: "settings" }
  | { readonly at: "styleguide" }
  | { readonly at: "unknown" };

export type TasksView = "list" | "board" | "calendar";

/** What a path means. */
export function parse(path: string): Route {
  const [first = "", second, third] = path.split("/").filter(Boolean).map(decode);
  if (first === "") return { at: "start" };
  if (first === "tasks") return parseTasks(second, third);
  if (first === "settings" && second === undefined) return { at: "settings" };
  if (first === "styleguide" && second === undefined) return { at: "styleguide" };
  if (first === "new" && second !== undefined && third === undefined) return { at: "dialog", dialog: second };
  if (first !== "chats") return { at: "unknown" };
  if (second === undefined) return { at: "chats" };
  if (third === undefined) return { at: "chat", chat: second, seq: null };
  const seq = Number(third);
  return Number.isSafeInteger(seq) && seq > 0 ? { at: "chat", chat: second, seq } : { at: "unknown" };
}

function parseTasks(view: string | undefined, month: string | undefined): Route {
  if (view === undefined) return { at: "tasks", view: "list", month: null };
  if (view === "board" && month === undefined) return { at: "tasks", view, month: null };
  const known = month === undefined || isMonth(month);
  return view === "calendar" && known ? { at: "tasks", view, month: month ?? null } : { at: "unknown" };
}

export function tasksPath(view: TasksView, month?: string): string {
  if (view === "list") return "/tasks";
  return month === undefined ? `/tasks/${view}` : `/tasks/${view}/${month}`;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

export function chatPath(chat: ChatId, seq?: Seq): string {
  const base = `/chats/${encodeURIComponent(chat)}`;
  return seq === undefined ? base : `${base}/${seq}`;
}

export function dialogPath(dialog: DialogId): string {
  return `/new/${encodeURIComponent(dialog)}`;
}

const path = signal(location.pathname);
/** Counts every navigation, also one to where one is: a link to a message jumps again. */
export const visits = signal(0);
export const route = computed(() => parse(path.value));

export function go(to: string, how: "push" | "replace" = "push"): void {
  if (to !== location.pathname) {
    if (how === "push") history.pushState(null, "", to);
    else history.replaceState(null, "", to);
  }
  path.value = to;
  visits.value += 1;
}

/** Links of this app move without loading; everything else is the browser's. */
export function listen(): void {
  addEventListener("popstate", () => {
    path.value = location.pathname;
    visits.value += 1;
  });
  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = (event.target as Element).closest?.("a");
    if (!link || link.target || link.origin !== location.origin || link.hasAttribute("download")) return;
    if (link.hash !== "" && link.pathname === location.pathname) return;
    event.preventDefault();
    go(link.pathname);
  });
}
