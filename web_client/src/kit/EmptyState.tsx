import type { ComponentChildren } from "preact";
import { Mark } from "./Icon";

interface EmptyStateProps {
  readonly title: string;
  readonly hint?: string;
  /** It is all there is on the page, and so its heading. */
  readonly alone?: boolean;
  readonly children?: ComponentChildren;
}

/** What a place is for, and the one next step. */
export function EmptyState({ title, hint, alone = false, children }: EmptyStateProps) {
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
