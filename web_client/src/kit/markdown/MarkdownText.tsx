/** A text as people write it, with its markup: made of elements, never of HTML, so that nothing in it can run. */

import type { ComponentChildren } from "preact";
import { useMemo } from "preact/hooks";
import { type Block, parseMarkdown } from "./blocks";
import type { Inline } from "./inline";

/** `data-open` and `data-close` hold the signs that are not shown: with them everything that was written is there (copy.ts). */
export function MarkdownText({ text }: { text: string }) {
  const blocks = useMemo(() => parseMarkdown(text), [text]);
  const [first, ...more] = blocks;
  if (first?.t === "text" && more.length === 0)
    return (
      <p class="plain" dir="auto" data-written="">
        <TextLines lines={first.lines} />
      </p>
    );
  return (
    <div class="rich" data-written="">
      {blocks.map((block, i) => (
        <BlockView key={keyOf(i)} block={block} before={i === 0 ? "" : "\n"} />
      ))}
    </div>
  );
}

/** Parts of a text have no names but their places: another text is drawn anew. */
const keyOf = (place: number): string => `${place}`;

function BlockView({ block, before }: { block: Block; before: string }) {
  switch (block.t) {
    case "text":
      return (
        <p class="plain" dir="auto" {...signs(before)}>
          <TextLines lines={block.lines} />
        </p>
      );
    case "quote":
      return (
        <blockquote {...signs(before)}>
          {block.lines.map(({ mark, inner }, i) => (
            <p key={keyOf(i)} class="plain" dir="auto" {...signs((i === 0 ? "" : "\n") + mark)}>
              <Inlines parts={inner} />
            </p>
          ))}
        </blockquote>
      );
    case "list":
      return <ListView block={block} before={before} />;
    case "code":
      return (
        <pre {...signs(before + block.open, block.close)}>
          <code>{block.text}</code>
        </pre>
      );
  }
}

/** Numbers and dashes are text, as written: a browser would count for itself. */
function ListView({ block, before }: { block: Extract<Block, { t: "list" }>; before: string }) {
  const items = block.items.map(({ indent, mark, inner }, i) => (
    <li
      key={keyOf(i)}
      class={indent.length > 1 ? "is-deep" : undefined}
      dir="auto"
      {...signs((i === 0 ? "" : "\n") + indent)}
    >
      <span class="item-mark">{mark}</span>
      <Inlines parts={inner} />
    </li>
  ));
  return block.ordered ? (
    <ol class="plain" {...signs(before)}>
      {items}
    </ol>
  ) : (
    <ul class="plain" {...signs(before)}>
      {items}
    </ul>
  );
}

function TextLines({ lines }: { lines: readonly (readonly Inline[])[] }) {
  return <>{lines.map((line, i) => [i > 0 && "\n", <Inlines key={keyOf(i)} parts={line} />])}</>;
}

function Inlines({ parts }: { parts: readonly Inline[] }): ComponentChildren {
  return parts.map((part, i) => (part.t === "text" ? part.text : <InlineView key={keyOf(i)} part={part} />));
}

function InlineView({ part }: { part: Exclude<Inline, { t: "text" }> }) {
  const hidden = signs(part.open, part.close);
  if (part.t === "code") return <code {...hidden}>{part.text}</code>;
  if (part.t === "link") return <LinkView part={part} />;
  const Mark = part.t;
  return (
    <Mark {...hidden}>
      <Inlines parts={part.inner} />
    </Mark>
  );
}

/** Opens beside the page, unless it leads to a place of it. Where other words stand for it, it says where it leads. */
function LinkView({ part }: { part: Extract<Inline, { t: "link" }> }) {
  const { href, open, close, inner } = part;
  return (
    <a
      href={href}
      target={href.startsWith(`${location.origin}/`) ? undefined : "_blank"}
      rel="noopener noreferrer nofollow"
      title={open === "" ? undefined : href}
      {...signs(open, close)}
    >
      <Inlines parts={inner} />
    </a>
  );
}

function signs(open: string, close = "") {
  return { "data-open": open || undefined, "data-close": close || undefined };
}
