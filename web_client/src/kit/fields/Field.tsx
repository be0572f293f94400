import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import { Icon } from "../Icon";

/** What a field's control must carry, to belong to its label and its error. */
interface Control {
  readonly class: "input";
  readonly id: string;
  readonly "aria-invalid": boolean;
  readonly "aria-describedby": string | undefined;
}

interface FieldProps {
  readonly label: string;
  readonly error: string | undefined;
  readonly children: (control: Control) => ComponentChildren;
}

export function Field({ label, error, children }: FieldProps) {
  const id = useId();
  const wrong = error !== undefined;
  const errorId = `${id}-error`;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children({
        class: "input",
        id,
        "aria-invalid": wrong,
        "aria-describedby": wrong ? errorId : undefined,
      })}
      {wrong && (
        <p class="error" id={errorId}>
          <Icon name="warn" small />
          {error}
        </p>
      )}
    </div>
  );
}
