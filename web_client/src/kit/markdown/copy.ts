/** Copying gives back what was written: with its signs as text, and as it is shown for who pastes it into a letter. */

const WRITTEN = "[data-written]";
/** What stands in lines of its own; all else goes on in its line. */
const LINES =
  "address, article, blockquote, div, dl, dt, dd, fieldset, footer, h1, h2, h3, h4, header, li, ol, p, section, ul";
const LEFT_OUT = "button, [hidden], svg";

export function followCopies(): void {
  document.addEventListener("copy", (event) => {
    const selection = getSelection();
    if (event.defaultPrevented || selection === null || selection.isCollapsed || isField(event.target))
      return;
    const range = selection.getRangeAt(0);
    const copied = copiedFrom(range);
    if (copied === null || event.clipboardData === null) return;
    event.preventDefault();
    event.clipboardData.setData("text/plain", copied.text);
    if (copied.html !== undefined) event.clipboardData.setData("text/html", copied.html);
  });
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches("input, textarea");
}

/** The text of what is selected, or null where nothing of it was written by people: the browser knows that itself. */
export function copiedFrom(range: Range): { readonly text: string; readonly html?: string } | null {
  const inside = elementOf(range.commonAncestorContainer);
  const root = inside.closest(WRITTEN);
  if (root !== null) {
    const part = wholeOf(range, inside, root) ?? range.cloneContents();
    return { text: sourceOf(part).replace(/^\n/, ""), html: htmlOf(part) };
  }
  const all = range.cloneContents();
  return all.querySelector(WRITTEN) === null ? null : { text: linesOf(all) };
}

function elementOf(node: Node): Element {
  return node instanceof Element ? node : (node.parentElement ?? document.documentElement);
}

/** The outermost part of the text that is selected as a whole: the signs around it are a part of it. */
function wholeOf(range: Range, inside: Element, root: Element): Element | null {
  const shown = range.toString().trim();
  let whole: Element | null = null;
  for (let one: Element | null = inside; one !== null; one = one === root ? null : one.parentElement)
    if (one.textContent.trim() === shown) whole = one;
  return whole;
}

/** What was written, from what is shown of it. */
export function sourceOf(node: Node): string {
  if (!(node instanceof HTMLElement)) return node.nodeType === Node.TEXT_NODE ? textOf(node) : innerOf(node);
  return (node.dataset["open"] ?? "") + innerOf(node) + (node.dataset["close"] ?? "");
}

function innerOf(node: Node): string {
  return [...node.childNodes].map(sourceOf).join("");
}

function textOf(node: Node): string {
  return node.nodeValue ?? "";
}

/** For a letter: emphasis, lists and links, without anything of the page. */
function htmlOf(part: Node): string {
  const box = document.createElement("div");
  box.append(part.cloneNode(true));
  for (const one of box.querySelectorAll("*"))
    for (const { name } of [...one.attributes]) if (name !== "href") one.removeAttribute(name);
  return `<div style="white-space: pre-wrap">${box.innerHTML}</div>`;
}

/** Several messages: who wrote when, and under it what they wrote. */
function linesOf(node: Node): string {
  if (!(node instanceof Element) && node.nodeType !== Node.DOCUMENT_FRAGMENT_NODE) return textOf(node).trim();
  if (node instanceof Element && node.matches(LEFT_OUT)) return "";
  if (node instanceof Element && node.matches(WRITTEN)) return sourceOf(node);
  let text = "";
  for (const child of node.childNodes) {
    const words = linesOf(child);
    if (words === "") continue;
    const isLine = child instanceof Element && child.matches(LINES);
    text += text === "" ? words : `${isLine || text.endsWith("\n") ? "\n" : " "}${words}`;
    if (isLine && child.nextSibling !== null) text += text.endsWith("\n") ? "" : "\n";
  }
  return text.replace(/\n$/, "");
}
