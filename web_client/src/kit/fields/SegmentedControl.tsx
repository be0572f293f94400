interface SegmentedControlProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly (readonly [T, string])[];
  readonly onChoose: (chosen: T) => void;
}

/** One of a few, all of them seen. */
export function SegmentedControl<T extends string>({
  label,
  value,
  options,
  onChoose,
}: SegmentedControlProps<T>) {
  return (
    <fieldset class="choice">
      <legend>{label}</legend>
      <div class="seg">
        {options.map(([option, text]) => (
          <label key={option}>
            <input type="radio" name={label} checked={option === value} onChange={() => onChoose(option)} />
            <span>{text}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
