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
        <ChecklistLine chat="c" item={item} items={[item]} may={{ tick: true, change: true }} />
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
