import type { ComponentChildren, JSX } from "preact";
import { Icon, type IconName } from "./Icon";

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

interface DownloadLinkProps {
  readonly label: string;
  readonly href: string;
  /** The name it is saved under. */
  readonly name: string;
}

/** A sign that saves a file. */
export function DownloadLink({ label, href, name }: DownloadLinkProps) {
  return (
    <a class="iconbtn" aria-label={label} title={label} href={href} download={name}>
      <Icon name="save" />
    </a>
  );
}
