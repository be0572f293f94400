// @vitest-environment happy-dom

import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, it } from "vitest";
import { closeModal, isModalOpen, Modal, ModalLayer, openModal, toggleModal } from "./Modal";

const First = () => <Modal title="first">one</Modal>;
const Second = () => <Modal title="second">two</Modal>;
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
