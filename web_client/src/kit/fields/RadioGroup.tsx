import type { Signal } from "@preact/signals";
import { useId } from "preact/hooks";

interface RadioGroupProps<T extends string> {
  readonly label: string;
  readonly value: Signal<T>;
  readonly options: readonly (readonly [T, string])[];
}

/** One of several, as the browser does radio buttons. */
export function RadioGroup<T extends string>({ label, value, options }: RadioGroupProps<T>) {
  const name = useId();
  return (
    <fieldset class="fields">
      <legend>{label}</legend>
      {options.map(([option, text]) => (
        <label class="check person-choice" key={option}>
          <input
            type="radio"
            name={name}
            checked={option === value.value}
            onChange={() => {
              value.value = option;
            }}
          />
          <span>{text}</span>
        </label>
      ))}
    </fieldset>
  );
}
