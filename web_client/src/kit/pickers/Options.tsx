/** The list of a combobox: the focus stays in the field, which says by `aria-activedescendant` where one is. */

import { useLayoutEffect, useRef } from "preact/hooks";
import { Icon } from "../Icon";

export type Option<T extends string = string> = readonly [value: T, text: string];

interface OptionsProps<T extends string> {
  readonly id: string;
  readonly label: string;
  readonly options: readonly Option<T>[];
  /** The place where one is, and what is chosen. */
  readonly active: number;
  readonly chosen: T;
  readonly onChoose: (value: T) => void;
}

export function Options<T extends string>({ id, label, options, active, chosen, onChoose }: OptionsProps<T>) {
  const list = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: "nearest" });
  }, [active]);
  return (
    <div class="options" role="listbox" tabIndex={-1} id={id} aria-label={label} ref={list}>
      {options.map(([value, text], place) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys
        <div
          key={value}
          role="option"
          tabIndex={-1}
          id={optionId(id, place)}
          class={place === active ? "option is-active" : "option"}
          aria-selected={value === chosen}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onChoose(value)}
        >
          <span class="grow">{text}</span>
          {value === chosen && <Icon name="check" small />}
        </div>
      ))}
    </div>
  );
}

export function optionId(list: string, place: number): string {
  return `${list}-${place}`;
}

/** Where a key leads in a list; null if nowhere. */
export function placeByKey(key: string, place: number, count: number): number | null {
  switch (key) {
    case "ArrowDown":
      return Math.min(place + 1, count - 1);
    case "ArrowUp":
      return Math.max(place - 1, 0);
    case "PageDown":
      return Math.min(place + 8, count - 1);
    case "PageUp":
      return Math.max(place - 8, 0);
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return null;
  }
}

/** The next option that begins with what is typed, from the one after `place` on; -1 if there is none. */
export function placeByLetters(options: readonly Option[], letters: string, place: number): number {
  const begins = (at: number) => options[at]?.[1].toLocaleLowerCase().startsWith(letters.toLocaleLowerCase());
  const from = letters.length > 1 ? place : place + 1;
  const order = options.map((_, step) => (from + step + options.length) % options.length);
  return order.find(begins) ?? -1;
}
