import type { Signal } from "@preact/signals";

interface CheckboxProps {
  readonly label: string;
  readonly value: Signal<boolean>;
  readonly hint?: string;
}

/** Yes or no, with its words beside it. */
export function Checkbox({ label, value, hint }: CheckboxProps) {
  return (
    <label class="check">
      <input
        type="checkbox"
        checked={value.value}
        onChange={(event) => {
          value.value = event.currentTarget.checked;
        }}
      />
      <span>
        {label}
        {hint && <small class="hint">{hint}</small>}
      </span>
    </label>
  );
}
