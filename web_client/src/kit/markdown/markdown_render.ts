/** The Markdown subset of messages: what is not listed here stays text. */

import DOMPurify from "dompurify";
import MarkdownIt from "markdown-it";

const markdown = new MarkdownIt("zero", {
  html: false,
  linkify: true,
  breaks: true,
  typographer: false,
}).enable([
  "newline",
  "backticks",
  "strikethrough",
  "emphasis",
  "link",
  "autolink",
  "linkify",
  "escape",
  "list",
  "blockquote",
  "fence",
  "balance_pairs",
  "fragments_join",
]);

markdown.renderer.rules["link_open"] = (tokens, index, options, _env, self) => {
  const token = tokens[index];
  const href = String(token?.attrGet("href") ?? "");
  if (!href.startsWith(`${location.origin}/`)) token?.attrSet("target", "_blank");
  token?.attrSet("rel", "noopener noreferrer nofollow");
  return self.renderToken(tokens, index, options);
};

const ALLOWED = {
  ALLOWED_TAGS: ["p", "br", "strong", "em", "s", "code", "pre", "ul", "ol", "li", "blockquote", "a"],
  ALLOWED_ATTR: ["href", "target", "rel", "start"],
  ALLOWED_URI_REGEXP: /^(?:https?:|mailto:|tel:)/i,
  ADD_URI_SAFE_ATTR: ["target", "rel", "start"],
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
};

// a language named after the fence would become a class of our own page
markdown.renderer.rules["fence"] = (tokens, index) =>
  `<pre><code>${markdown.utils.escapeHtml(tokens[index]?.content ?? "")}</code></pre>\n`;

/** HTML of a message, made without taking over any of its own. */
export function toHtml(text: string): string {
  return markdown.render(text);
}

/** The same, cleaned again by an independent hand. */
export function render(text: string): string {
  return DOMPurify.sanitize(toHtml(text), ALLOWED);
}
