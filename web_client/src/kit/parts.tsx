/** The small parts that every screen is made of. */

import type { ComponentChildren, JSX } from "preact";
import { useId } from "preact/hooks";
import { Icon, type IconName, Mark } from "./Icon";

type ButtonProps = Omit<JSX.IntrinsicElements["button"], "class"> & {
  kind?: string;
  children: ComponentChildren;
};

/** A button that says what happens. */
export function Button({ kind = "soft", children, ...rest }: ButtonProps) {
  return (
    <button type="button" class={kind.split(" ").reduce((all, one) => `${all} btn--${one}`, "btn")} {...rest}>
      {children}
    </button>
  );
}

type IconButtonProps = Omit<JSX.IntrinsicElements["button"], "label"> & { icon: IconName; label: string };

/** A button that is only a sign; its label is read out and shown on hover. */
export function IconButton({ icon, label, class: extra, ...rest }: IconButtonProps) {
  return (
    <button type="button" class={`iconbtn ${extra ?? ""}`} aria-label={label} title={label} {...rest}>
      <Icon name={icon} />
    </button>
  );
}

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

interface EmptyProps {
  readonly title: string;
  readonly hint?: string;
  /** It is all there is on the page, and so its heading. */
  readonly alone?: boolean;
  readonly children?: ComponentChildren;
}

/** What a place is for, and the one next step. */
export function Empty({ title, hint, alone = false, children }: EmptyProps) {
  const Heading = alone ? "h1" : "h3";
  return (
    <div class="empty">
      <Mark />
      <Heading class="empty-title">{title}</Heading>
      {hint && <p>{hint}</p>}
      {children}
    </div>
  );
}

export function Banner(props: { tone?: "warn" | "danger"; icon: IconName; children: ComponentChildren }) {
  return (
    <div class={props.tone ? `banner banner--${props.tone}` : "banner"}>
      <Icon name={props.icon} />
      {props.children}
    </div>
  );
}

export function Count({ n, label }: { n: number; label: string }) {
  if (n === 0) return null;
  return (
    <span class="count">
      <span aria-hidden="true">{n > 99 ? "99+" : n}</span>
      <span class="vh">{label}</span>
    </span>
  );
}

/** The head of a section, and how much is in it. */
export function SectionHead({ id, text, n }: { id: string; text: string; n?: number }) {
  return (
    <div class="section-head">
      <h2 id={id}>{text}</h2>
      {n !== undefined && n > 0 && <span class="num">{n}</span>}
    </div>
  );
}
