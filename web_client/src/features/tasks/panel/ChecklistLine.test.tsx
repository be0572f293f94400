// @vitest-environment happy-dom

import { render } from "preact";
import { act } from "preact/test-utils";
import { beforeEach, expect, it } from "vitest";
import { ChecklistLine } from "./ChecklistLine";

const item = { number: 1, side: "staff", text: "Preise", added_by: "jana" } as const;
const line = () => document.querySelector(".line input");
const field = () => document.querySelector("textarea") as HTMLTextAreaElement;
const press = (on: Element | null, key: string) =>
  act(() => void on?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true })));

beforeEach(async () => {
  await act(() => {
    render(null, document.body);
    render(
      <>
        <button type="button">elsewhere</button>
        <ChecklistLine
          chat="c"
          item={item}
          items={[item]}
          may={{ tick: true, change: true, move: true, deliver: false }}
        />
      </>,
      document.body,
    );
  });
  await press(line(), "F2");
});

it.each(["Enter", "Escape"])("gives the focus back to the line at once after %s", async (key) => {
  expect(document.activeElement).toBe(field());
  await press(field(), key);
  expect(document.activeElement).toBe(line());
});

it("leaves the focus where one goes while one rewords", async () => {
  const elsewhere = document.querySelector("button");
  await act(() => elsewhere?.focus());
  await new Promise(requestAnimationFrame);
  expect(line()).not.toBeNull();
  expect(document.activeElement).toBe(elsewhere);
});

it.each([
  [{ tick: false, change: true, move: false, deliver: false }, {}, "F2 Delete", 1],
  [{ tick: false, change: false, move: false, deliver: false }, {}, null, 0],
  [{ tick: true, change: true, move: true, deliver: false }, { ticked_at: 1 }, "Control+ArrowDown", 1],
  [{ tick: true, change: true, move: false, deliver: false }, { ticked_at: 1 }, null, 0],
] as const)("offers of %o to %o the keys %s", async (may, ticked, keys, menus) => {
  const one = { ...item, ...ticked };
  await act(() => {
    render(null, document.body);
    render(
      <ChecklistLine chat="c" item={one} items={[one, { ...one, number: 2 }]} may={may} />,
      document.body,
    );
  });
  expect(line()?.getAttribute("aria-keyshortcuts")).toBe(keys);
  expect(document.querySelectorAll("[aria-haspopup=menu]").length).toBe(menus);
});

it("gives the focus back to the button of a line that one does not tick", async () => {
  const may = { tick: false, change: true, move: false, deliver: false };
  await act(() => {
    render(null, document.body);
    render(<ChecklistLine chat="c" item={item} items={[item]} may={may} />, document.body);
  });
  await press(document.querySelector("[aria-haspopup=menu]"), "F2");
  await press(field(), "Escape");
  expect(document.activeElement).toBe(document.querySelector("[aria-haspopup=menu]"));
});
