import { Icon } from "./Icon";

/** What went wrong, beside the buttons that were pressed. */
export function FormError({ text }: { text: string | undefined }) {
  return (
    <p class={text === undefined ? "wrong vh" : "wrong"} role="alert">
      {text !== undefined && <Icon name="warn" small />}
      {text}
    </p>
  );
}
