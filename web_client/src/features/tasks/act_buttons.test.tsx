// @vitest-environment happy-dom

import { signal } from "@preact/signals";
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, expect, it } from "vitest";
import { settled } from "../../../tests/page";
import { useOptimistic } from "./act_buttons";

const known = signal(false);
let answer: (isDone: boolean) => void = () => undefined;

function Box() {
  const { shown, choose } = useOptimistic(known.value);
  const asked = () => new Promise<boolean>((resolve) => (answer = resolve));
  return <input type="checkbox" checked={shown} onChange={() => void choose(!shown, asked)} />;
}

const box = () => document.querySelector("input") as HTMLInputElement;
const drawn = () => Promise.resolve(); // but effects have not run, as on a page that is busy

afterEach(() => {
  act(() => render(null, document.body));
  known.value = false;
});

it("keeps a choice that comes before the effects of the first drawing", async () => {
  render(<Box />, document.body);
  box().click();
  await drawn();
  expect(box().checked).toBe(true);
});

it("shows what the task says again once it was refused, and once the task said something else", async () => {
  act(() => render(<Box />, document.body));
  await act(() => box().click());
  await act(async () => {
    answer(false);
    await settled();
  });
  expect(box().checked).toBe(false);
  await act(() => box().click());
  await act(async () => {
    known.value = true;
    answer(true);
    await settled();
  });
  await act(() => {
    known.value = false;
  });
  expect(box().checked).toBe(false);
});
