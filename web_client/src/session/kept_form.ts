/** Fields that keep what was typed, until it is sent or given up: closed by mistake, left, reloaded, they open as they were. */

import { batch, effect, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import { useLayoutEffect, useMemo } from "preact/hooks";
import { recall, remember, rememberedKeys } from "./device_storage";
import { myself } from "./store";

/** As long as unfinished dialogs are kept (SPEC 6). */
const KEPT_FOR = 14 * 86_400_000;

type Values = Readonly<Record<string, unknown>>;

interface Kept {
  readonly at: number;
  readonly values: Values;
}

export interface KeptForm<T extends Values> {
  readonly fields: { readonly [Name in keyof T]: Signal<T[Name]> };
  /** It was begun before: what stands in it is not what it opens with. */
  readonly isRestored: ReadonlySignal<boolean>;
  /** Sent, or given up: everything as it was at first. */
  reset(): void;
}

/**
 * The fields of a form, by name; `name` tells it from all others of the person who is signed in. Only what differs from
 * `initial` is kept: where that has changed meanwhile, the rest of the form follows it.
 */
export function useKeptForm<T extends Values>(name: string, initial: T): KeptForm<T> {
  // biome-ignore lint/correctness/useExhaustiveDependencies: it begins with what there was when it was opened
  const { form, follow } = useMemo(() => openForm(name, initial), [name]);
  useLayoutEffect(follow, [follow]);
  return form;
}

function openForm<T extends Values>(
  name: string,
  initial: T,
): { form: KeptForm<T>; follow: () => () => void } {
  const key = keyOf(name);
  const kept = keptOf(key)?.values ?? {};
  const names = Object.keys(initial) as (keyof T & string)[];
  const typed = names.filter((one) => isAlike(kept[one], initial[one]) && !isSame(kept[one], initial[one]));
  const isRestored = signal(typed.length > 0);
  const fields = Object.fromEntries(
    names.map((one) => [one, signal(typed.includes(one) ? kept[one] : initial[one])]),
  ) as { [Name in keyof T]: Signal<T[Name]> };
  const changed = () => names.filter((one) => !isSame(fields[one].value, initial[one]));
  const follow = () =>
    effect(() => keep(key, Object.fromEntries(changed().map((one) => [one, fields[one].value]))));
  const reset = () => {
    keep(key, {}); // also where nobody follows any more: the dialog is closed
    batch(() => {
      isRestored.value = false;
      for (const one of names) fields[one].value = initial[one];
    });
  };
  return { form: { fields, isRestored, reset }, follow };
}

function keyOf(name: string): string {
  return `kept.${myself.peek() ?? ""}.${name}`;
}

function keptOf(key: string): Kept | null {
  try {
    const kept = JSON.parse(recall(key) ?? "null") as Partial<Kept> | null;
    return typeof kept?.at === "number" && typeof kept.values === "object"
      ? { at: kept.at, values: kept.values }
      : null;
  } catch {
    return null;
  }
}

function keep(key: string, values: Values): void {
  if (Object.keys(values).length === 0) {
    if (recall(key) !== null) remember(key, null);
    return;
  }
  remember(key, JSON.stringify({ at: Date.now(), values } satisfies Kept));
}

/** Whether a value that was kept fits where another version of the page may expect something else. */
function isAlike(kept: unknown, initial: unknown): boolean {
  if (kept === undefined || kept === null || typeof kept !== typeof initial) return false;
  if (typeof initial !== "object" || initial === null) return true;
  return (
    Array.isArray(initial) === Array.isArray(kept) &&
    Object.keys(initial).every((name) => name in (kept as object))
  );
}

function isSame(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

/** Forgets what is too old, of whomever. */
export function forgetOldForms(): void {
  for (const key of rememberedKeys("kept."))
    if ((keptOf(key)?.at ?? 0) < Date.now() - KEPT_FOR) remember(key, null);
}

/** Whoever signs out leaves nothing behind. */
export function forgetForms(): void {
  for (const key of rememberedKeys(keyOf(""))) remember(key, null);
}
