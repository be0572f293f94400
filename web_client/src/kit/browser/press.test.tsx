// @vitest-environment happy-dom

import { signal } from "@preact/signals";
import { render } from "preact";
import { afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { drawAgain, keepStillWhilePressed } from "./press";

const shown = signal(0);

/** Each row that comes above takes the button one further down. */
function List() {
  return (
    <section>
      {Array.from({ length: shown.value }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike
        <p key={i}>come meanwhile</p>
      ))}
      <button type="button" onClick={() => (shown.value += 10)}>
        more
      </button>
      <a href="#there">
        <b>there</b>
      </a>
    </section>
  );
}

const rows = () => document.querySelectorAll("p").length;
const find = (what: string) => document.querySelector(what) as HTMLElement;
const press = (what: string, button = 0) =>
  find(what).dispatchEvent(new PointerEvent("pointerdown", { bubbles: true, button }));
const fire = (type: string) => find("button").dispatchEvent(new PointerEvent(type, { bubbles: true }));
const drawn = () => Promise.resolve();

async function arrive(): Promise<void> {
  shown.value += 1;
  await drawn();
}

beforeAll(keepStillWhilePressed);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  shown.value = 0;
  render(<List />, document.body);
});

afterEach(() => {
  drawAgain();
  render(null, document.body);
});

it.each(["button", "a", "b"])(
  "draws nothing between the press of a control (%s) and its click",
  async (what) => {
    press(what);
    await arrive();
    await arrive();
    expect(rows()).toBe(0);
    find(what).click();
    await drawn();
    expect(rows()).toBe(what === "button" ? 12 : 2);
    await arrive();
    expect(rows()).toBe(what === "button" ? 13 : 3);
  },
);

it("draws at once where no control is pressed, or not by the button that clicks", async () => {
  await arrive();
  expect(rows()).toBe(1);
  press("p");
  await arrive();
  expect(rows()).toBe(2);
  press("button", 2);
  await arrive();
  expect(rows()).toBe(3);
});

it("draws what waited when the press becomes no click", async () => {
  press("button");
  await arrive();
  fire("pointercancel");
  vi.advanceTimersByTime(0);
  expect(rows()).toBe(1);
});

it("draws what waited soon after a press that ends beside its control", async () => {
  press("button");
  await arrive();
  fire("pointerup");
  vi.advanceTimersByTime(299);
  expect(rows()).toBe(0);
  vi.advanceTimersByTime(1);
  expect(rows()).toBe(1);
});

it("draws what waited when the click is stopped on its way", async () => {
  find("section").addEventListener("click", (event) => event.stopPropagation(), { once: true });
  press("button");
  await arrive();
  find("button").click();
  vi.advanceTimersByTime(0);
  expect(rows()).toBe(11);
});

it("keeps still for three seconds at most, however long it is pressed", async () => {
  press("button");
  vi.advanceTimersByTime(2_900);
  await arrive();
  expect(rows()).toBe(0);
  vi.advanceTimersByTime(100);
  expect(rows()).toBe(1);
  await arrive();
  expect(rows()).toBe(2);
});
