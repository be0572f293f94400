// @vitest-environment happy-dom

import { signal } from "@preact/signals";
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, it } from "vitest";
import { closeModal, isModalOpen, Modal, ModalLayer, openModal, toggleModal } from "./Modal";

const First = () => <Modal title="first">one</Modal>;
const Second = () => <Modal title="second">two</Modal>;
const radios = (
  <fieldset>
    <input type="radio" name="one" />
    <input type="radio" name="one" id="here" checked />
  </fieldset>
);
const titles = () => [...document.querySelectorAll("dialog")].map((one) => one.getAttribute("aria-label"));

beforeEach(() => act(() => render(<ModalLayer />, document.body)));
afterEach(() =>
  act(() => {
    closeModal();
    render(null, document.body);
  }),
);

it("shows one modal, in the place of the one before", async () => {
  await act(() => openModal(<First />));
  expect(titles()).toEqual(["first"]);
  await act(() => openModal(<Second />));
  expect(titles()).toEqual(["second"]);
  expect(isModalOpen()).toBe(true);
});

it("closes by its button, and by the browser", async () => {
  await act(() => openModal(<First />));
  await act(() => document.querySelector("button")?.click());
  expect(isModalOpen()).toBe(false);
  await act(() => openModal(<First />));
  await act(() => void document.querySelector("dialog")?.dispatchEvent(new Event("close")));
  expect(titles()).toEqual([]);
});

it("keeps the new modal when the browser tells late that the one before is closed", async () => {
  await act(() => openModal(<First />));
  const before = document.querySelector("dialog");
  await act(() => openModal(<Second />));
  await act(() => void before?.dispatchEvent(new Event("close")));
  expect(titles()).toEqual(["second"]);
});

it("opens and closes by the same key", async () => {
  await act(() => toggleModal(<First />));
  expect(titles()).toEqual(["first"]);
  await act(() => toggleModal(<Second />));
  expect(titles()).toEqual(["second"]);
  await act(() => toggleModal(<Second />));
  expect(isModalOpen()).toBe(false);
});

it.each([
  ["a text", <textarea id="here" key="1" />],
  ["a field after a button", [<button type="button" key="1" />, <input id="here" key="2" />]],
  ["a picker", <button type="button" role="combobox" aria-expanded="false" id="here" key="1" />],
  ["a field that may be filled in", [<input disabled key="1" />, <input id="here" key="2" />]],
  ["what is chosen already", radios],
  ["the field that asks for it", [<input key="1" />, <input id="here" autofocus key="2" />]],
  ["a button, without fields", <button type="button" id="here" key="1" />],
])("begins at %s", async (_, children) => {
  await act(() => openModal(<Modal title="fields">{children}</Modal>));
  expect(document.activeElement?.id).toBe("here");
});

it("begins at a field that comes later, unless one has gone elsewhere", async () => {
  const come = signal(false);
  const Late = () => (
    <Modal title="late" foot={<button type="button" id="act" />}>
      {come.value && <input id="here" />}
    </Modal>
  );
  await act(() => openModal(<Late />));
  expect(document.activeElement?.id).toBe("act");
  await act(() => {
    come.value = true;
  });
  expect(document.activeElement?.id).toBe("here");
  await act(() => {
    closeModal();
    come.value = false;
  });
  await act(() => openModal(<Late />));
  document.querySelector<HTMLElement>(".dialog-head button")?.focus();
  await act(() => {
    come.value = true;
  });
  expect(document.activeElement?.id).toBe("");
});

it("has the way out beside its buttons", async () => {
  await act(() => openModal(<Modal title="foot" foot={<button type="button">Do</button>} />));
  const buttons = [...document.querySelectorAll<HTMLElement>(".dialog-foot button")];
  expect(buttons.map((one) => one.textContent)).toEqual(["Do", "Abbrechen"]);
  await act(() => buttons[1]?.click());
  expect(isModalOpen()).toBe(false);
});

it.each([
  [false, "act"],
  [true, "Abbrechen"],
] as const)("that destroys something (%s) begins at %s", async (destroys, focused) => {
  const foot = <button type="button">act</button>;
  await act(() =>
    openModal(
      <Modal title="sure?" destroys={destroys} foot={foot}>
        <p>Really?</p>
      </Modal>,
    ),
  );
  expect(document.activeElement?.textContent).toBe(focused);
});
