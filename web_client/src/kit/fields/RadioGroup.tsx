import { useId } from "preact/hooks";

interface RadioGroupProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly (readonly [T, string])[];
  readonly onChoose: (value: T) => void;
}

/** One of several, as the browser does radio buttons. */
export function RadioGroup<T extends string>({ label, value, options, onChoose }: RadioGroupProps<T>) {
  const name = useId();
  return (
    <fieldset class="fields">
      <legend>{label}</legend>
      {options.map(([option, text]) => (
        <label class="check person-choice" key={option}>
          <input type="radio" name={name} checked={option === value} onChange={() => onChoose(option)} />
          <span>{text}</span>
        </label>
      ))}
    </fieldset>
  );
}
