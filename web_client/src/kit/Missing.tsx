interface MissingProps {
  /** What the buttons are described by. */
  readonly id: string;
  readonly text: string | undefined;
}

/** Why buttons cannot be pressed yet, under them. */
export function Missing({ id, text }: MissingProps) {
  return text === undefined ? null : (
    <p class="missing" id={id}>
      {text}
    </p>
  );
}
