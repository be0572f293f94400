// @vitest-environment happy-dom

import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, expect, it } from "vitest";
import { state } from "../../session/store";
import { EMPTY, type Log } from "../../state/model";
import type { Message } from "../../wire/wire";
import { deleteMessage, undoDelete } from "../messages/edits";
import { ReadReceipt } from "./ReadReceipt";

const message = { t: "message", seq: 7, author: "jana", at: 0, text: "x" } as Message;
const log = {
  entries: [message],
  moreAfter: false,
  members: ["jana", "katrin"],
  reads: new Map([["katrin", 7]]),
} as unknown as Log;

afterEach(() => render(null, document.body));

it("says who has read a message, and nothing under one that is deleted or just being deleted", async () => {
  const katrin = { id: "katrin", name: "Katrin Ostermann", kind: "customer" } as const;
  state.value = { ...EMPTY, people: new Map([["katrin", katrin]]) };
  await act(() => render(<ReadReceipt chat="c" log={log} me="jana" />, document.body));
  expect(document.body.textContent).toContain("Gelesen von Katrin");
  await act(() => deleteMessage("c", message));
  expect(document.body.textContent).toBe("");
  await act(undoDelete);
  expect(document.body.textContent).toContain("Gelesen von Katrin");
  const gone = { ...log, entries: [{ ...message, deleted: true }] };
  await act(() => render(<ReadReceipt chat="c" log={gone} me="jana" />, document.body));
  expect(document.body.textContent).toBe("");
});
