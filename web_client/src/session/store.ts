/** The state the views look at: a few signals, changed only by the functions of this folder. */

import { computed, signal } from "@preact/signals";
import { unreadIn } from "../state/list";
import { EMPTY, type State } from "../state/model";
import type { ChatId, Millis } from "../wire/wire";
import type { Phase } from "./machine";
import type { Pending } from "./outbox";

export const state = signal<State>(EMPTY);
export const phase = signal<Phase>("idle");
/** Attempts that failed since the last connection. */
export const failures = signal(0);
/** Whether anything is known yet: from the first welcome on. */
export const ready = computed(() => state.value.me !== null);
export const pending = signal<readonly Pending[]>([]);

/** The page asks to be loaded again: the server has another version than at first. */
export const outdated = signal(false);

const skew = signal(0);

/** The server's clock is the one that counts: the device's may be wrong, or the demo's be moved. */
export function now(): Millis {
  return Date.now() + skew.peek();
}

export function setNow(at: Millis): void {
  skew.value = at - Date.now();
  tick.value = now();
}

/** Moves on every half minute, and when the server's clock was moved. */
export const tick = signal<Millis>(Date.now());

export const unread = computed(() => unreadIn(chats.value.values()));
/** Parts of the state, for views that are drawn again only when their part changes. */
export const chats = computed(() => state.value.chats);
export const people = computed(() => state.value.people);
export const accounts = computed(() => state.value.accounts);
export const held = computed(() => state.value.held);
export const presence = computed(() => state.value.presence);
export const myself = computed(() => state.value.me?.person.id);
export const isStaff = computed(() => state.value.me?.person.kind === "staff");
export const quiet = computed(() => state.value.day?.quiet ?? false);
/** Evening is for staff only. */
export const isEvening = computed(() => isStaff.value && quiet.value);

export function pendingOf(chat: ChatId): readonly Pending[] {
  return pending.value.filter((one) => one.chat === chat);
}
