// @vitest-environment happy-dom

import { readFileSync } from "node:fs";
import fc from "fast-check";
import { render } from "preact";
import { describe, expect, it } from "vitest";
import { addressesIn } from "./addresses";
import { hasMarkup, parseMarkdown } from "./blocks";
import { copiedFrom, sourceOf } from "./copy";
import { MarkdownText } from "./MarkdownText";
import { plainText } from "./plain_text";

const SPECIFICATION = readFileSync("../docs/markdown.md", "utf8");

/** The rows of the specification: what is sent, what is shown, and the words of it in one line. */
function examples(): readonly (readonly [string, string, string])[] {
  const rows = SPECIFICATION.split("\n").filter((line) => /^\| ?`/.test(line));
  return rows.map((row) => {
    const [sent = "", shown = "", words = ""] = row
      .slice(1, -1)
      .split(/(?<!\\)\|/)
      .map(cell);
    return [sent, shown, words];
  });
}

function cell(written: string): string {
  const [, , inside = ""] = /^(`+)(.*)\1$/.exec(written.trim()) ?? [];
  const words = /^ .* $/.test(inside) ? inside.slice(1, -1) : inside;
  return words.replaceAll("\\|", "|").replaceAll("⏎", "\n");
}

function shown(text: string): HTMLElement {
  const box = document.createElement("div");
  render(<MarkdownText text={text} />, box);
  const root = box.firstElementChild;
  if (!(root instanceof HTMLElement)) throw new Error("nothing is shown");
  return root;
}

/** Without what the product adds for its own use. */
function htmlOf(text: string): string {
  const root = shown(text);
  const box = document.createElement("div");
  box.append(root.matches("p") ? root : "", ...(root.matches("p") ? [] : root.childNodes));
  for (const mark of box.querySelectorAll(".item-mark")) mark.replaceWith(...mark.childNodes);
  for (const one of box.querySelectorAll("*"))
    for (const { name } of [...one.attributes]) if (name !== "href") one.removeAttribute(name);
  return box.innerHTML;
}

describe("the specification", () => {
  it("is read", () => expect(examples().length).toBeGreaterThan(60));

  it.each(examples())("%s", (sent, html, words) => {
    expect(htmlOf(sent)).toBe(html);
    expect(plainText(sent)).toBe(words);
    expect(sourceOf(shown(sent))).toBe(sent);
  });
});

/** Texts of pieces that are near to markup. */
const PIECES = [
  "*",
  "**",
  "_",
  "~~",
  "`",
  "```",
  "> ",
  ">",
  "- ",
  "1. ",
  "2. ",
  "\n",
  "\n",
  " ",
  " ",
  "a",
  "Wort",
  "3",
  "ß",
];
const MORE = [
  "[",
  "](",
  ")",
  "https://a.de/x",
  "www.b.de",
  "c@d.de",
  "\\",
  "/",
  ".",
  ",",
  "<b>",
  "&lt;",
  "javascript:",
  "😀",
];
const written = fc
  .array(fc.constantFrom(...PIECES, ...MORE), { maxLength: 40 })
  .map((pieces) => pieces.join(""));
const anything = fc.oneof(written, fc.string({ unit: "grapheme", maxLength: 80 }));
/** No sign that could be a mark of any kind. */
const unmarked = fc
  .stringMatching(/^[\p{L}\p{N} ,;:!?.()%€/\\\n+=#&$"'äöüß-]{0,80}$/u)
  .filter((text) => !/^[ \t]*[-–—•]/m.test(text));

/** All signs that are hidden: line breaks between parts, moving in, and these. */
const SIGN = /^(?:\n?[ \t]*|\n? {0,3}> ?|\*\*?|_|~~|`+|\[|\]\(\S+\)|\n? {0,3}```[\w+#.-]*\s*)$/;

describe("any text", () => {
  it("keeps all that was written: copied as a whole it is what was sent", () => {
    fc.assert(
      fc.property(anything, (text) => {
        expect(sourceOf(shown(text))).toBe(text);
      }),
    );
  });

  it("is shown as it was sent where it has no marks", () => {
    fc.assert(
      fc.property(unmarked, (text) => {
        expect(shown(text).textContent.replaceAll("\n", "")).toBe(text.replaceAll("\n", ""));
      }),
    );
  });

  it("is said to have markup exactly where signs are not shown", () => {
    fc.assert(
      fc.property(anything, (text) => {
        const hidden = shown(text).textContent.replaceAll(/\s/g, "") !== text.replaceAll(/\s/g, "");
        expect(hasMarkup(text)).toBe(hidden);
      }),
    );
  });

  it("loses nothing but signs of markup", () => {
    fc.assert(
      fc.property(anything, (text) => {
        const root = shown(text);
        for (const { dataset } of [root, ...root.querySelectorAll<HTMLElement>("*")]) {
          expect(dataset["open"] ?? "").toMatch(SIGN);
          expect(dataset["close"] ?? "").toMatch(SIGN);
        }
      }),
    );
  });

  it("has the same words in one line as where it is shown", () => {
    const inLine = (root: HTMLElement) => {
      for (const part of root.querySelectorAll("p, li, ul, ol, pre, blockquote")) part.after(" ");
      return root.textContent.replace(/\s+/g, " ").trim();
    };
    fc.assert(
      fc.property(anything, (text) => {
        expect(plainText(text)).toBe(inLine(shown(text)));
      }),
    );
  });

  it("leads nowhere but to pages, mail and telephones, and runs nothing", () => {
    fc.assert(
      fc.property(anything, (text) => {
        const root = shown(text);
        expect(root.querySelectorAll("script, img, svg, iframe, style, form, input, b")).toHaveLength(0);
        for (const link of root.querySelectorAll("a")) {
          expect(link.getAttribute("href")).toMatch(/^(?:https?:\/\/|mailto:|tel:)/i);
          expect(link.getAttribute("rel")).toBe("noopener noreferrer nofollow");
        }
      }),
    );
  });

  it.each([
    "*a ",
    "**a *b ",
    "`a ",
    " `a`b",
    "_a *b ~~c **d ",
    "[a](",
    "((",
    "https://a.de/(((",
    "a+a+",
    "a.",
    "a@",
    "```a\n",
    "> a\n",
    "1. a\n",
  ])("is read in no time, whatever it repeats: %j", (piece) => {
    const text = piece.repeat(8_000 / piece.length);
    const begin = performance.now();
    parseMarkdown(text);
    expect(performance.now() - begin).toBeLessThan(500);
  });
});

const EVIL = [
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "[klick](JaVaScRiPt:alert(1))",
  "[klick](\u0001javascript:alert(1))",
  "[klick](java&#x73;cript:alert(1))",
  "[klick](data:text/html;base64,PHNjcmlwdD4=)",
  "[klick](vbscript:msgbox(1))",
  "[klick](//evil.example)",
  "![bild](data:image/png;base64,x)",
  "[x]: javascript:alert(1)\n\n[x]",
  "https://gut.de\u202e/moc.live",
];

describe("hostile texts", () => {
  it.each(EVIL)("%s stays text", (text) => {
    const root = shown(text);
    expect(root.textContent).toBe(text);
    for (const link of root.querySelectorAll("a")) expect(link.textContent).toMatch(/^https:\/\/gut\.de$/);
  });

  it("are no attributes of links", () => {
    expect(addressesIn('https://a.example/"onmouseover="x')).toEqual([
      { from: 0, to: 18, href: "https://a.example/" },
    ]);
  });
});

describe("copying a part", () => {
  function copied(text: string, from: string, to: string) {
    const root = shown(text);
    document.body.replaceChildren(root);
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const texts: Text[] = [];
    while (walker.nextNode() !== null) texts.push(walker.currentNode as Text);
    const begin = texts.find((one) => one.data.includes(from));
    const end = texts.find((one) => one.data.includes(to));
    if (begin === undefined || end === undefined) throw new Error("not shown");
    const range = document.createRange();
    range.setStart(begin, begin.data.indexOf(from));
    range.setEnd(end, end.data.indexOf(to) + to.length);
    return copiedFrom(range)?.text;
  }

  it.each([
    ["ganz **fett** hier", "fett", "fett", "**fett**"],
    ["ganz **fett** hier", "fe", "fe", "fe"],
    ["ganz **fett** hier", "anz", "fet", "anz **fet**"],
    ["**fett**", "fett", "fett", "**fett**"],
    ["- a\n- bc\n\nEnde", "b", "Ende", "bc\n\nEnde"],
    ["> Wort\nJa", "Wort", "Wort", "> Wort"],
  ])("of %j from %s to %s", (text, from, to, expected) => {
    expect(copied(text, from, to)).toBe(expected);
  });
});
