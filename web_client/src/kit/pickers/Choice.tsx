/** One of several, in a list that opens at its button: the same on every system. */

import { useSignal } from "@preact/signals";
import { useId, useRef } from "preact/hooks";
import { isEnter } from "../browser/enter";
import { Icon } from "../Icon";
import { type Option, Options, optionId, placeByKey, placeByLetters } from "./Options";
import { Popup } from "./Popup";

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly Option<T>[];
  readonly onChange: (value: T) => void;
  /** Of a field with a label of its own. */
  readonly id?: string;
  readonly class?: string;
}

const LETTERS_MS = 700;

export function Choice<T extends string>(props: ChoiceProps<T>) {
  const { label, value, options, onChange, id, class: looks = "" } = props;
  const list = useId();
  const isOpen = useSignal(false);
  const wasOpen = useRef(false);
  const active = useSignal(0);
  const letters = useRef({ typed: "", at: 0 });
  const button = useRef<HTMLButtonElement>(null);
  const place = options.findIndex(([one]) => one === value);
  const shown = options[place]?.[1] ?? "";

  function open(): void {
    active.value = Math.max(place, 0);
    isOpen.value = true;
  }
  function choose(chosen: T): void {
    isOpen.value = false;
    button.current?.focus();
    if (chosen !== value) onChange(chosen);
  }
  function byLetter(event: KeyboardEvent): number {
    const { typed, at } = letters.current;
    const words = event.timeStamp - at < LETTERS_MS ? typed + event.key : event.key;
    letters.current = { typed: words, at: event.timeStamp };
    return placeByLetters(options, words, active.peek());
  }
  function onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const to = placeByKey(event.key, active.peek(), options.length) ?? letterPlace(event);
    if (!isOpen.peek()) {
      if (to === null) return; // Enter and the space bar press the button
      event.preventDefault();
      open();
      if (event.key.length === 1 && to >= 0) active.value = to;
    } else if (isEnter(event) || event.key === " ") {
      event.preventDefault();
      const chosen = options[active.peek()];
      if (chosen) choose(chosen[0]);
    } else if (event.key === "Tab") isOpen.value = false;
    else if (to !== null && to >= 0) {
      event.preventDefault();
      active.value = to;
    }
  }
  function letterPlace(event: KeyboardEvent): number | null {
    return event.key.length === 1 && event.key !== " " ? byLetter(event) : null;
  }

  return (
    <>
      <button
        type="button"
        ref={button}
        id={id}
        class={`input choice-button ${looks}`}
        role="combobox"
        aria-haspopup="listbox"
        aria-expanded={isOpen.value}
        aria-controls={isOpen.value ? list : undefined}
        aria-activedescendant={isOpen.value ? optionId(list, active.value) : undefined}
        aria-label={id === undefined ? label : undefined}
        onPointerDown={() => {
          wasOpen.current = isOpen.peek(); // the press closes it, before the click comes
        }}
        onClick={() => {
          if (!wasOpen.current) open();
          wasOpen.current = false;
        }}
        onKeyDown={onKey}
      >
        <span class="grow cut">{shown}</span>
        <Icon name="chevron" small />
      </button>
      {isOpen.value && (
        <Popup
          anchor={button}
          onClose={() => {
            isOpen.value = false;
          }}
        >
          <Options
            id={list}
            label={label}
            options={options}
            active={active.value}
            chosen={value}
            onChoose={choose}
          />
        </Popup>
      )}
    </>
  );
}
