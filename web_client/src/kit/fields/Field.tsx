import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import { Icon } from "../Icon";
import { isOver, limitText } from "../limit";

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
  /** What is written and how much fits: counted before the limit, and an error behind it. */
  readonly room?: { readonly text: string; readonly limit: number };
  readonly children: (control: Control) => ComponentChildren;
}

export function Field({ label, error: known, room, children }: FieldProps) {
  const id = useId();
  const over = room !== undefined && isOver(room.text, room.limit);
  const said = room && limitText(room.text, room.limit);
  const error = over ? said : known;
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
      {room && (
        <p class={said === undefined || over ? "limit vh" : "limit"} role="status">
          {over ? undefined : said}
        </p>
      )}
      {wrong && (
        <p class="error" id={errorId}>
          <Icon name="warn" small />
          {error}
        </p>
      )}
    </div>
  );
}
