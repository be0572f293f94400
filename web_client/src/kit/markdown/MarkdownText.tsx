/** Text as people write it: with its markup once the renderer is there. */

import { useComputed } from "@preact/signals";
import { htmlOf } from "./markdown";

/** Text with its markup; what has none needs no more than itself. */
export function MarkdownText({ text }: { text: string }) {
  const html = useComputed(() => htmlOf(text)).value;
  if (html === null) {
    return (
      <p class="plain" dir="auto">
        {text}
      </p>
    );
  }
  // made without raw HTML and cleaned by DOMPurify
  return <div class="rich" dir="auto" dangerouslySetInnerHTML={{ __html: html }} />;
}
