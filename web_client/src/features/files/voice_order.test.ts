// @vitest-environment happy-dom
import { expect, it } from "vitest";
import type { Entry, File, Message } from "../../wire/wire";
import { nextVoice } from "./voice_order";

const voice = (id: string): File => ({
  id,
  name: id,
  kind: "audio",
  type: "audio/webm",
  size: 9,
  voice: true,
});
const plan: File = { id: "plan", name: "plan", kind: "pdf", type: "application/pdf", size: 9 };
const message = (seq: number, author: string, ...files: File[]): Message => ({
  t: "message",
  seq,
  author,
  at: seq,
  text: "",
  files,
});
const entries: readonly Entry[] = [
  message(1, "jana", voice("a"), plan, voice("b")),
  message(2, "jana", plan, voice("c")),
  message(3, "katrin", voice("d")),
  message(5, "katrin"),
  message(6, "katrin", voice("e")),
];

it.each([
  [1, "a", "b"],
  [1, "b", "c"],
  [2, "c", undefined],
  [3, "d", undefined],
  [6, "e", undefined],
  [9, "x", undefined],
])("behind message %d, note %s, comes %s: of the same person, with nothing between", (seq, id, next) => {
  expect(nextVoice(entries, seq, id)?.file.id).toBe(next);
});
