/** A time of day: typed ("930", "9 Uhr"), or chosen by quarter hours. The same on every system. */

import { useSignal } from "@preact/signals";
import { useId, useRef } from "preact/hooks";
import { t } from "../../texts/texts";
import { parseTime } from "../../texts/typed_moments";
import { IconButton } from "../Button";
import { isEnter } from "../browser/enter";
import { Field } from "../fields/Field";
import { Options, optionId, placeByKey } from "./Options";
import { isCoarse, Popup } from "./Popup";

interface TimeFieldProps {
  readonly label: string;
  /** "09:30", or nothing. */
  readonly value: string;
  readonly onChange: (time: string) => void;
}

const QUARTERS = Array.from({ length: 96 }, (_, n) => {
  const time = `${String(Math.floor(n / 4)).padStart(2, "0")}:${String((n % 4) * 15).padStart(2, "0")}`;
  return [time, time] as const;
});
const MORNING = "09:00";

export function TimeField({ label, value, onChange }: TimeFieldProps) {
  const list = useId();
  const typed = useSignal<string | null>(null);
  const left = useSignal(false);
  const isOpen = useSignal(false);
  const wasOpen = useRef(false);
  const active = useSignal(0);
  const box = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const isWrong = left.value && typed.value !== null && typed.value.trim() !== "" && value === "";

  function open(): void {
    active.value = placeOf(value === "" ? MORNING : value);
    isOpen.value = true;
  }
  function type(words: string): void {
    typed.value = words;
    left.value = false;
    const time = parseTime(words) ?? "";
    if (time !== "") active.value = placeOf(time);
    onChange(time);
  }
  function choose(time: string): void {
    typed.value = null;
    isOpen.value = false;
    input.current?.focus();
    onChange(time);
  }
  function leave(): void {
    left.value = true;
    if (value !== "" || typed.value?.trim() === "") typed.value = null;
  }
  function onKey(event: KeyboardEvent): void {
    const to = placeByKey(event.key, active.peek(), QUARTERS.length);
    const inText = event.key === "Home" || event.key === "End";
    if (isEnter(event) && isOpen.peek()) {
      event.preventDefault();
      choose(QUARTERS[active.peek()]?.[0] ?? "");
    } else if (isEnter(event)) leave();
    else if (to !== null && !inText) {
      event.preventDefault();
      if (!isOpen.peek()) open();
      else active.value = to;
    }
  }

  return (
    <Field label={label} error={isWrong ? t("pick.time.unknown") : undefined}>
      {(control) => (
        <div class="picked" ref={box}>
          <input
            {...control}
            ref={input}
            type="text"
            role="combobox"
            autocomplete="off"
            aria-autocomplete="none"
            aria-haspopup="listbox"
            aria-expanded={isOpen.value}
            aria-controls={isOpen.value ? list : undefined}
            aria-activedescendant={isOpen.value ? optionId(list, active.value) : undefined}
            inputMode="numeric"
            placeholder={t("pick.time.example")}
            value={typed.value ?? value}
            onInput={(event) => type(event.currentTarget.value)}
            onBlur={leave}
            onKeyDown={onKey}
          />
          <IconButton
            icon="clock"
            label={t("pick.times")}
            tabIndex={-1} // by key the arrows of the field open it
            aria-expanded={isOpen.value}
            onPointerDown={() => {
              wasOpen.current = isOpen.peek(); // the press closes it, before the click comes
            }}
            onClick={() => {
              if (!wasOpen.current) open();
              wasOpen.current = false;
              if (!isCoarse()) input.current?.focus();
            }}
          />
          {isOpen.value && (
            <Popup
              anchor={box}
              onClose={() => {
                isOpen.value = false;
              }}
            >
              <Options
                id={list}
                label={label}
                options={QUARTERS}
                active={active.value}
                chosen={value}
                onChoose={choose}
              />
            </Popup>
          )}
        </div>
      )}
    </Field>
  );
}

/** The quarter hour that a time falls into. */
function placeOf(time: string): number {
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  return hour * 4 + Math.floor(minute / 15);
}
