import { describe, expect, it } from "vitest";
import type { Message } from "../wire/wire";
import { openLog, reaches } from "./log";

const say = (seq: number, author: string, at: number, text = `${seq}`): Message => ({
  t: "message",
  seq,
  author,
  at,
  text,
});
describe("a stretch", () => {
  it("reaches what lies in it, and what is known to lie nowhere", () => {
    const log = (more_before: boolean, more_after: boolean) =>
      openLog({
        chat: { id: "c", kind: "task", title: "", head: 9, created_at: 0 },
        entries: [say(4, "a", 0), say(7, "a", 0)],
        more_before,
        more_after,
        members: [],
        reads: [],
        people: [],
      });
    const all = [1, 4, 5, 7, 9];
    expect(all.filter((seq) => reaches(log(true, true), seq))).toEqual([4, 5, 7]);
    expect(all.filter((seq) => reaches(log(false, true), seq))).toEqual([1, 4, 5, 7]);
    expect(all.filter((seq) => reaches(log(false, false), seq))).toEqual(all);
  });
});
