// @vitest-environment happy-dom

import { render } from "preact";
import { act } from "preact/test-utils";
import { expect, it, vi } from "vitest";
import { NotShown } from "./NotShown";

it("asks for a password, says that one was wrong, and answers with what is typed", async () => {
  const answer = vi.fn();
  await act(() =>
    render(
      <NotShown why={null} asked={{ answer, isWrong: true }} onAgain={() => undefined} />,
      document.body,
    ),
  );
  expect(document.body.textContent).toContain("Das Passwort stimmt nicht.");
  const field = document.querySelector("input");
  await act(() => {
    if (field) field.value = "geheim";
    field?.dispatchEvent(new Event("input", { bubbles: true }));
  });
  await act(() => {
    document.querySelector("form")?.dispatchEvent(new Event("submit", { cancelable: true }));
  });
  expect(answer).toHaveBeenCalledExactlyOnceWith("geheim");
});
