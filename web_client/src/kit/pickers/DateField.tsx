/** A day: typed as people write it ("24.12.", "Freitag"), or chosen in a month. The same on every system. */

import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { dayText } from "../../texts/dates";
import { t } from "../../texts/texts";
import { parseDay } from "../../texts/typed_moments";
import { IconButton } from "../Button";
import { isEnter } from "../browser/enter";
import { Field } from "../fields/Field";
import { type DayRange, MonthGrid, within } from "./MonthGrid";
import { isCoarse, Popup } from "./Popup";

export interface DateFieldProps extends DayRange {
  readonly label: string;
  /** "2026-11-20", or nothing. */
  readonly value: string;
  readonly onChange: (day: string) => void;
  readonly today: string;
  readonly holidays: ReadonlyMap<string, string>;
  readonly onMonth: (month: string) => void;
  readonly focus?: boolean;
}

export function DateField(props: DateFieldProps) {
  const { label, value, onChange, today, min, max, focus = false } = props;
  const typed = useSignal<string | null>(null);
  const left = useSignal(false);
  const isOpen = useSignal(false);
  const wasOpen = useRef(false);
  const box = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const text = typed.value ?? (value === "" ? "" : dayText(value, today));
  const wrong = left.value && typed.value !== null ? whatIsWrong(typed.value, props) : undefined;

  function type(words: string): void {
    typed.value = words;
    left.value = false;
    const day = dayTyped(words, props);
    onChange(day !== null && day === within(day, { min, max }) ? day : "");
  }
  function leave(): void {
    left.value = true;
    if (typed.value !== null && whatIsWrong(typed.value, props) === undefined) typed.value = null;
  }
  function choose(day: string): void {
    typed.value = null;
    isOpen.value = false;
    input.current?.focus();
    onChange(day);
  }

  return (
    <Field label={label} error={wrong}>
      {(control) => (
        <div class="picked" ref={box}>
          <input
            {...control}
            ref={input}
            type="text"
            autocomplete="off"
            autofocus={focus}
            inputMode={isCoarse() ? "none" : "text"}
            placeholder={t("pick.day.example")}
            value={text}
            onInput={(event) => type(event.currentTarget.value)}
            onBlur={leave}
            onClick={() => {
              isOpen.value = isCoarse();
            }}
            onKeyDown={(event) => {
              if (isEnter(event)) leave();
              if (event.key !== "ArrowDown") return;
              event.preventDefault();
              isOpen.value = true;
            }}
          />
          <IconButton
            icon="calendar"
            label={t("pick.calendar")}
            aria-haspopup="dialog"
            aria-expanded={isOpen.value}
            onPointerDown={() => {
              wasOpen.current = isOpen.peek(); // the press closes it, before the click comes
            }}
            onClick={() => {
              isOpen.value = !wasOpen.current;
              wasOpen.current = false;
            }}
          />
          {isOpen.value && (
            <Popup
              anchor={box}
              label={label}
              onClose={() => {
                isOpen.value = false;
              }}
            >
              <MonthGrid {...props} day={value} onChoose={choose} />
            </Popup>
          )}
        </div>
      )}
    </Field>
  );
}

function dayTyped(words: string, { today, max }: DateFieldProps): string | null {
  return parseDay(words, today, max === undefined || max > today ? "future" : "past");
}

/** Why what is typed is no day that can be taken; nothing where it is, or nothing is typed. */
function whatIsWrong(words: string, props: DateFieldProps): string | undefined {
  if (words.trim() === "") return undefined;
  const day = dayTyped(words, props);
  const { min, max, today } = props;
  if (day === null) return t("pick.day.unknown");
  if (min !== undefined && day < min) return t("pick.day.early", { day: dayText(min, today) });
  return max !== undefined && day > max ? t("pick.day.late", { day: dayText(max, today) }) : undefined;
}
