import type { Signal } from "@preact/signals";
import { LIMITS } from "../../wire/wire";
import { bound } from "./bound";
import { Field } from "./Field";

interface TextAreaProps {
  readonly label: string;
  readonly value: Signal<string>;
  readonly rows?: number;
  readonly focus?: boolean;
  readonly limit?: number;
}

export function TextArea({ label, value, rows = 3, focus = false, limit = LIMITS.TEXT }: TextAreaProps) {
  return (
    <Field label={label} error={undefined} room={{ text: value.value, limit }}>
      {(control) => (
        <textarea {...control} style={{ "--rows": rows }} dir="auto" autofocus={focus} {...bound(value)} />
      )}
    </Field>
  );
}
