import type { Signal } from "@preact/signals";
import { bound } from "./bound";
import { Field } from "./Field";

interface TextAreaProps {
  readonly label: string;
  readonly value: Signal<string>;
  readonly rows?: number;
  readonly focus?: boolean;
}

export function TextArea({ label, value, rows = 3, focus = false }: TextAreaProps) {
  return (
    <Field label={label} error={undefined}>
      {(control) => <textarea {...control} rows={rows} dir="auto" autofocus={focus} {...bound(value)} />}
    </Field>
  );
}
