// @vitest-environment happy-dom

import { describe, expect, it } from "vitest";
import { toHtml } from "./markdown_render";

const EVIL = [
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "<svg/onload=alert(1)>",
  "<iframe srcdoc='<script>alert(1)</script>'>",
  "[klick](javascript:alert(1))",
  "[klick](JaVaScRiPt:alert(1))",
  "[klick](\u0001javascript:alert(1))",
  "[klick](java&#x73;cript:alert(1))",
  "[klick](data:text/html;base64,PHNjcmlwdD4=)",
  "[klick](vbscript:msgbox(1))",
  "![bild](https://evil.example/pixel.png)",
  '<https://a.example/"onmouseover=alert(1)>',
  '[a](https://a.example/"onmouseover="alert(1))',
  "`<img src=x onerror=alert(1)>`",
  "```html\n<script>alert(1)</script>\n```",
  '<a href="javascript:alert(1)">x</a>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  "[x]: javascript:alert(1)\n\n[x]",
];

/** Without the second hand, DOMPurify: that one is tried in a real browser (tests/browser). */
describe("hostile texts", () => {
  it.each(EVIL)("%s stays text", (text) => {
    const box = document.createElement("div");
    box.innerHTML = toHtml(text);
    expect(box.querySelectorAll("script, img, svg, iframe, style, math, table, form, input")).toHaveLength(0);
    for (const element of box.querySelectorAll("*")) {
      for (const { name, value } of element.attributes) {
        expect(["href", "target", "rel", "start"]).toContain(name);
        if (name === "href") expect(value).toMatch(/^(?:https?:|mailto:|tel:)/);
      }
    }
  });
});

describe("the subset", () => {
  it.each([
    ["**fett** und *schräg* und ~~weg~~", "<p><strong>fett</strong> und <em>schräg</em> und <s>weg</s></p>"],
    ["eine\nZeile", "<p>eine<br>\nZeile</p>"],
    ["- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"],
    ["1. a", "<ol>\n<li>a</li>\n</ol>"],
    ["`<b>`", "<p><code>&lt;b&gt;</code></p>"],
    ["# keine Überschrift", "<p># keine Überschrift</p>"],
    ["a_b_c und 2*3*4", "<p>a_b_c und 2<em>3</em>4</p>"],
  ])("%s", (text, html) => {
    expect(toHtml(text).trim()).toBe(html);
  });

  it("makes links of addresses, and lets them open aside", () => {
    const html = toHtml("Siehe https://a.example/x?y=1 und info@a.example");
    expect(html).toContain(
      '<a href="https://a.example/x?y=1" target="_blank" rel="noopener noreferrer nofollow">',
    );
    expect(html).toContain('href="mailto:info@a.example"');
  });
});
