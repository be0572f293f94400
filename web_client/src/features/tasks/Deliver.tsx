/** Buttons of acts that customers see: one by day, in quiet hours first at the opening and beside it now (SPEC 3). */

import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { openMenu } from "../../kit/Menu";
import { Button } from "../../kit/parts";
import { state } from "../../session/store";
import { weekdayAt } from "../../texts/dates";
import { t } from "../../texts/texts";
import type { ChatId, TaskAct, When } from "../../wire/wire";
import { isHolding } from "../held/held";
import { act, actOrSay } from "./store";

interface DeliverProps {
  readonly chat: ChatId;
  /** What the button says by day: "Aufgabe annehmen". */
  readonly label: string;
  /** The same in the middle of a sentence: "annehmen". */
  readonly verb: string;
  readonly kind?: "main" | "line";
  readonly disabled?: boolean;
  /** Something is typed above: then a button keeps its meaning when quiet hours begin. */
  readonly steady?: boolean;
  readonly onAct: (when?: When) => void;
}

export function Deliver({ chat, label, verb, kind = "main", disabled = false, steady, onAct }: DeliverProps) {
  const holding = isHolding(chat);
  const began = useRef(holding);
  if (!steady || !holding) began.current = holding;
  if (!holding) {
    return (
      <Button kind={kind} disabled={disabled} onClick={() => onAct()}>
        {label}
      </Button>
    );
  }
  const later = t("held.act", { when: whenOpen(), what: verb });
  const [first, second] = began.current ? (["opening", "now"] as const) : (["now", "opening"] as const);
  const now = began.current ? t("held.act_now", { what: verb }) : label;
  return (
    <>
      <Button kind={kind} disabled={disabled} onClick={() => onAct(first)}>
        {first === "opening" ? later : now}
      </Button>
      <Button
        kind={second === "opening" ? "line new" : "line"}
        disabled={disabled}
        onClick={() => onAct(second)}
      >
        {second === "opening" ? later : now}
      </Button>
    </>
  );
}

function whenOpen(): string {
  return weekdayAt(state.value.day?.until ?? 0);
}

const underWay = new Set<string>();

/** What is pressed twice is done once. */
async function once(chat: ChatId, what: TaskAct): Promise<void> {
  const said = `${chat} ${JSON.stringify(what)}`;
  if (underWay.has(said)) return;
  underWay.add(said);
  await actOrSay(chat, what);
  underWay.delete(said);
}

/** Acts at once, or asks in a menu at the button where two buttons have no room. */
export function deliverFrom(
  button: Element,
  chat: ChatId,
  words: { label: string; verb: string },
  what: TaskAct,
): void {
  if (!isHolding(chat)) {
    void once(chat, what);
    return;
  }
  const items = [
    {
      icon: "clock" as const,
      text: t("held.act", { when: whenOpen(), what: words.verb }),
      run: () => void actOrSay(chat, what, "opening"),
    },
    {
      icon: "check" as const,
      text: t("held.act_now", { what: words.verb }),
      run: () => void actOrSay(chat, what, "now"),
    },
  ];
  openMenu(words.label, items, button.getBoundingClientRect());
}

/** What is shown as chosen at once, until the task says the same or the act was refused. */
export function useChosen<T>(known: T) {
  const chosen = useSignal<{ readonly value: T } | null>(null);
  useEffect(() => {
    chosen.value = null;
  }, [known, chosen]);
  const choose = async (value: T, done: () => Promise<boolean>) => {
    chosen.value = { value };
    if (!(await done())) chosen.value = null;
  };
  return { shown: chosen.value === null ? known : chosen.value.value, choose };
}

/** One act at a time, and what went wrong with it. */
export function useAct(chat: ChatId) {
  const busy = useSignal(false);
  const wrong = useSignal<string | undefined>(undefined);
  /** Whether it was done. */
  const run = async (what: TaskAct, when?: When): Promise<boolean> => {
    if (busy.peek()) return false;
    busy.value = true;
    wrong.value = await act(chat, what, when);
    busy.value = false;
    return wrong.peek() === undefined;
  };
  return { busy, wrong, run };
}
