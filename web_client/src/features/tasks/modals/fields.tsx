/** Fields of the dialogs about a task. */

import type { Signal } from "@preact/signals";
import { Field } from "../../../kit/fields/Field";
import { TimeField } from "../../../kit/pickers/TimeField";
import { tick } from "../../../session/store";
import { dayKey } from "../../../texts/dates";
import { t } from "../../../texts/texts";
import { DayField } from "../../calendar/DayField";
import type { DateTimeValue, DurationValue } from "./field_values";

interface DateTimeFieldsProps {
  readonly label: string;
  readonly value: Signal<DateTimeValue>;
  readonly hint?: string;
  /** Only what is over can be chosen; else only what is to come. */
  readonly past?: boolean;
}

/** A day and a time, in the agency's zone. */
export function DateTimeFields({ label, value, hint, past = false }: DateTimeFieldsProps) {
  const today = dayKey(tick.value);
  return (
    <fieldset class="fields">
      <legend>{label}</legend>
      <div class="fields-row">
        <DayField
          label={t("task.ask.day")}
          {...(past ? { max: today } : { min: today })}
          value={value.value.day}
          onChange={(day) => {
            value.value = { ...value.peek(), day };
          }}
        />
        <TimeField
          label={t("task.ask.time")}
          value={value.value.time}
          onChange={(time) => {
            value.value = { ...value.peek(), time };
          }}
        />
      </div>
      {hint && <p class="hint">{hint}</p>}
    </fieldset>
  );
}

export function DurationFields({
  label,
  value,
  hint,
}: {
  label: string;
  value: Signal<DurationValue>;
  hint?: string;
}) {
  return (
    <fieldset class="fields">
      <legend>{label}</legend>
      <div class="fields-row">
        {(["hours", "minutes"] as const).map((part) => (
          <Field key={part} label={t(`task.ask.${part}`)} error={undefined}>
            {(control) => (
              <input
                {...control}
                type="number"
                inputMode="numeric"
                min={0}
                step={part === "minutes" ? 5 : 1}
                value={value.value[part]}
                onInput={(event) => {
                  value.value = { ...value.value, [part]: event.currentTarget.value };
                }}
              />
            )}
          </Field>
        ))}
      </div>
      {hint && <p class="hint">{hint}</p>}
    </fieldset>
  );
}
