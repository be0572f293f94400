/** Acts on a task from buttons: one at a time, shown as done at once where nothing can hold them up. */

import { useSignal } from "@preact/signals";
import { useLayoutEffect } from "preact/hooks";
import type { ChatId, TaskAct, When } from "../../wire/wire";
import { actOrOpenMenu } from "../quiet_hours/DeliveryButtons";
import { actOnTask, actOrToast } from "./tasks";

const underWay = new Set<string>();

/** What is pressed twice is done once. */
async function once(chat: ChatId, what: TaskAct): Promise<void> {
  const said = `${chat} ${JSON.stringify(what)}`;
  if (underWay.has(said)) return;
  underWay.add(said);
  await actOrToast(chat, what);
  underWay.delete(said);
}

/** Acts from a button that has no room for a second one beside it. */
export function actFrom(
  button: Element,
  chat: ChatId,
  words: { readonly label: string; readonly verb: string },
  what: TaskAct,
): void {
  const act = (when?: When) => void (when === undefined ? once(chat, what) : actOrToast(chat, what, when));
  actOrOpenMenu(button, { chat, ...words, act });
}

/**
 * What is shown as chosen at once, until the task says the same or the act was refused. It forgets before painting: an
 * effect that comes later would undo what was chosen meanwhile.
 */
export function useOptimistic<T>(known: T) {
  const chosen = useSignal<{ readonly value: T } | null>(null);
  useLayoutEffect(() => {
    chosen.value = null;
  }, [known, chosen]);
  const choose = async (value: T, done: () => Promise<boolean>) => {
    chosen.value = { value };
    if (!(await done())) chosen.value = null;
  };
  return { shown: chosen.value === null ? known : chosen.value.value, choose };
}

type Before = (when?: When) => Promise<string | undefined>;

/** One act at a time, and what went wrong with it. */
export function useAct(chat: ChatId) {
  const busy = useSignal(false);
  const wrong = useSignal<string | undefined>(undefined);
  /** Whether it was done; `before`: what must have gone well, or says why not. */
  const run = async (what: TaskAct, when?: When, before?: Before): Promise<boolean> => {
    if (busy.peek()) return false;
    busy.value = true;
    wrong.value = (await before?.(when)) ?? (await actOnTask(chat, what, when));
    busy.value = false;
    return wrong.peek() === undefined;
  };
  return { busy, wrong, run };
}
