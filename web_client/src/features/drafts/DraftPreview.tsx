/** How a text with markup will look: the same as in the chat (docs/markdown.md), where one asks for it. */

import { signal } from "@preact/signals";
import { hasMarkup } from "../../kit/markdown/blocks";
import { MarkdownText } from "../../kit/markdown/MarkdownText";
import { t } from "../../texts/texts";

const isWanted = signal(false);

/** Beside the button that sends: offered only where the text has marks. */
export function PreviewButton({ text }: { text: string }) {
  if (!hasMarkup(text)) return null;
  return (
    <button
      type="button"
      class="btn btn--text btn--s only-wide"
      aria-pressed={isWanted.value}
      onClick={() => {
        isWanted.value = !isWanted.peek();
      }}
    >
      {t(isWanted.value ? "write.preview.hide" : "write.preview")}
    </button>
  );
}

export function DraftPreview({ text }: { text: string }) {
  if (!isWanted.value || !hasMarkup(text)) return null;
  return (
    <section class="draft-preview only-wide" aria-label={t("write.preview")}>
      <MarkdownText text={text} />
    </section>
  );
}
