/** A line of the checklist: ticked, reworded, moved by keys or the mouse, removed with time to undo it. */

import { useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import { IconButton } from "../../../kit/Button";
import { isComposing, isEnter } from "../../../kit/browser/enter";
import { bound } from "../../../kit/fields/bound";
import { isOver, LimitNote } from "../../../kit/limit";
import { type MenuItem, openMenu } from "../../../kit/Menu";
import { useKeptForm } from "../../../session/kept_form";
import { state } from "../../../session/store";
import { personOf } from "../../../state/list";
import { exact } from "../../../texts/dates";
import { t } from "../../../texts/texts";
import { type ChatId, type Item, LIMITS, type TaskAct } from "../../../wire/wire";
import { isHolding } from "../../quiet_hours/held_until_opening";
import { actFrom, useOptimistic } from "../act_buttons";
import { actOrToast } from "../tasks";
import { moveBy, moveTo } from "./checklist_lines";
import { openItemFilesModal } from "./ItemFilesModal";
import { removeItem } from "./removed_item";

export interface LineProps {
  readonly chat: ChatId;
  readonly item: Item;
  /** The lines of its side, in their order. */
  readonly items: readonly Item[];
  readonly may: LineMay;
}

/** `change`: reword and remove it, until it is ticked; `deliver`: files for it. */
export interface LineMay {
  readonly tick: boolean;
  readonly change: boolean;
  readonly move: boolean;
  readonly deliver: boolean;
}

/** The line that is dragged, for the one it is dropped on. */
const DRAGGED = "application/x-checklist-line";

export function ChecklistLine(props: LineProps) {
  const { chat, item, items, may } = props;
  const { row, rewording, end } = useRewording();
  if (rewording.value) return <Rewording {...props} onEnd={end} />;
  const acts = actsOf(props, row, () => {
    rewording.value = true;
  });
  const keys = keysOf(acts);
  return (
    <li
      class="line"
      ref={row}
      draggable={may.move}
      onDragStart={(event) => event.dataTransfer?.setData(DRAGGED, String(item.number))}
      onDragOver={(event) => {
        if (may.move && event.dataTransfer?.types.includes(DRAGGED)) event.preventDefault();
      }}
      onDrop={(event) => {
        const number = Number(event.dataTransfer?.getData(DRAGGED));
        if (!items.some((one) => one.number === number)) return;
        event.preventDefault();
        drop(event.currentTarget, chat, items, number, item);
      }}
      onKeyDown={(event) => {
        const act = keyed(event);
        if (act === null) return;
        event.preventDefault();
        event.stopPropagation();
        acts[act]?.();
      }}
    >
      <Tick {...props} keys={keys} />
      {may.deliver && item.ticked_at === undefined && (
        <IconButton
          icon="clip"
          class="line-deliver"
          label={t("task.do.item_deliver")}
          onClick={() => openItemFilesModal(chat, item.number)}
        />
      )}
      {keys !== undefined && (
        <IconButton
          icon="more"
          label={t("task.checklist.actions")}
          aria-haspopup="menu"
          aria-keyshortcuts={keys}
          onClick={(event) => openLineMenu(event.currentTarget, item, acts)}
        />
      )}
    </li>
  );
}

/** Ended by a key, the focus goes back to the line; ended by going elsewhere, it stays there. */
function useRewording() {
  const row = useRef<HTMLLIElement>(null);
  const rewording = useSignal(false);
  const isBack = useRef(false);
  useLayoutEffect(() => {
    if (isBack.current) row.current?.querySelector<HTMLElement>("input:not([disabled]), button")?.focus();
    isBack.current = false;
  }, [rewording.value]);
  const end = (byKey: boolean) => {
    isBack.current = byKey;
    rewording.value = false;
  };
  return { row, rewording, end };
}

type Acts = Readonly<Partial<Record<"edit" | "up" | "down" | "remove", () => void>>>;

/** What may be done to a line now; nothing where there is no such thing. What is ticked stays as it was. */
function actsOf(
  { chat, item, items, may }: LineProps,
  row: { current: HTMLLIElement | null },
  edit: () => void,
): Acts {
  const act = (what: TaskAct | null, verb: "move" | "remove") => {
    if (what !== null && row.current !== null) {
      actFrom(row.current, chat, { label: item.text, verb: t(`task.verb.${verb}`) }, what);
    }
  };
  const up = may.move ? moveBy(items, item.number, -1) : null;
  const down = may.move ? moveBy(items, item.number, 1) : null;
  const open = may.change && item.ticked_at === undefined;
  const remove = () => {
    if (isHolding(chat)) act({ t: "item_remove", number: item.number }, "remove");
    else removeItem(chat, item.number);
  };
  return {
    ...(open && { edit, remove }),
    ...(up && { up: () => act(up, "move") }),
    ...(down && { down: () => act(down, "move") }),
  };
}

function openLineMenu(button: Element, item: Item, { edit, up, down, remove }: Acts): void {
  const items: MenuItem[] = [];
  if (edit) items.push({ icon: "edit", text: t("task.do.item_edit"), key: "F2", run: edit });
  if (up) items.push({ icon: "up", text: t("task.checklist.up"), key: t("key.ctrl_up"), run: up });
  if (down) items.push({ icon: "down", text: t("task.checklist.down"), key: t("key.ctrl_down"), run: down });
  if (remove) {
    items.push({
      icon: "trash",
      text: t("task.do.item_remove"),
      key: t("key.delete"),
      danger: true,
      run: remove,
    });
  }
  openMenu(item.text, items, button.getBoundingClientRect());
}

/** Dropped on a line below it goes behind that line, on one above it before it. */
function drop(row: Element, chat: ChatId, items: readonly Item[], number: number, onto: Item): void {
  const from = items.findIndex((one) => one.number === number);
  const to = items.indexOf(onto);
  if (from === to) return;
  const text = items[from]?.text ?? "";
  const what = moveTo(number, from < to ? items[to + 1] : onto);
  actFrom(row, chat, { label: text, verb: t("task.verb.move") }, what);
}

interface TickProps extends LineProps {
  readonly keys: string | undefined;
}

/** By day the tick is seen at once; one that is held is not there yet. */
function Tick({ chat, item, may, keys }: TickProps) {
  const { shown: ticked, choose } = useOptimistic(item.ticked_at !== undefined);
  const what: TaskAct = { t: "item_tick", number: item.number, ticked: !ticked };
  const words = { label: item.text, verb: t(ticked ? "task.verb.untick" : "task.verb.tick") };
  return (
    <label class="check" title={tickedText(item)}>
      <input
        type="checkbox"
        checked={ticked}
        disabled={!may.tick}
        aria-keyshortcuts={keys}
        onClick={(event) => {
          if (isHolding(chat)) {
            event.preventDefault();
            actFrom(event.currentTarget, chat, words, what);
          } else void choose(!ticked, () => actOrToast(chat, what));
        }}
      />
      <span class={ticked ? "is-ticked" : undefined}>{item.text}</span>
    </label>
  );
}

/** As screen readers are told them. */
const KEYS = { edit: "F2", remove: "Delete", up: "Control+ArrowUp", down: "Control+ArrowDown" } as const;

function keysOf(acts: Acts): string | undefined {
  const keys = (Object.keys(acts) as (keyof Acts)[]).map((act) => KEYS[act]);
  return keys.length > 0 ? keys.join(" ") : undefined;
}

function keyed(event: KeyboardEvent): keyof Acts | null {
  if (event.ctrlKey || event.metaKey) {
    return event.key === "ArrowUp" ? "up" : event.key === "ArrowDown" ? "down" : null;
  }
  if (event.key === "F2") return "edit";
  return event.key === "Delete" ? "remove" : null;
}

function tickedText({ ticked_by, ticked_at }: Item): string | undefined {
  if (ticked_by === undefined || ticked_at === undefined) return undefined;
  return `${personOf(state.value, ticked_by).name}, ${exact(ticked_at)}`;
}

/** Another text in its place: Enter keeps it, Esc leaves the line as it was. */
function Rewording({ chat, item, onEnd }: LineProps & { onEnd: (byKey: boolean) => void }) {
  const form = useKeptForm(`${chat} item ${item.number}`, { text: item.text });
  const { text } = form.fields;
  const field = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => field.current?.focus(), []);
  const over = useRef(false);
  const end = (byKey: boolean) => {
    over.current = true;
    if (!isHolding(chat)) form.reset(); // else it is asked when, and one may think better of it
    onEnd(byKey);
  };
  const save = (byKey: boolean) => {
    if (over.current) return; // the field that goes loses the focus, too
    const words = text.value.replace(/\s+/g, " ").trim();
    if (words === "" || isOver(words, LIMITS.ITEM) || field.current === null) return;
    if (words !== item.text) {
      const what: TaskAct = { t: "item_edit", number: item.number, text: words };
      actFrom(field.current, chat, { label: words, verb: t("verb.change") }, what);
    }
    end(byKey);
  };
  return (
    <li class="line line--edit">
      <textarea
        class="input"
        ref={field}
        rows={1}
        dir="auto"
        aria-label={t("task.checklist.rewording")}
        {...bound(text)}
        onKeyDown={(event) => {
          if (event.key === "Escape" && !isComposing(event)) {
            event.stopPropagation();
            end(true);
          } else if (isEnter(event)) {
            event.preventDefault();
            save(true);
          }
        }}
        onBlur={() => {
          if (!isHolding(chat)) save(false);
        }}
      />
      <LimitNote text={text.value} limit={LIMITS.ITEM} />
    </li>
  );
}
