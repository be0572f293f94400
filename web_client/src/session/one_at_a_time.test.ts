import { describe, expect, it } from "vitest";
import { oneAtATime } from "./one_at_a_time";

/** Questions that wait for their answers, in the order in which they were asked. */
function asked() {
  const waiting: { answer: () => void; fail: () => void }[] = [];
  const ask = oneAtATime(
    () =>
      new Promise<void>((resolve, reject) => {
        waiting.push({ answer: resolve, fail: () => reject(new Error("gone")) });
      }),
  );
  return { ask, waiting };
}

const settled = async () => {
  for (let turn = 0; turn < 5; turn++) await Promise.resolve();
};

describe("one question at a time", () => {
  it("is asked once more after its answer, however often it was asked meanwhile", async () => {
    const { ask, waiting } = asked();
    const done: string[] = [];
    void ask().then(() => done.push("first"));
    void ask().then(() => done.push("second"));
    void ask().then(() => done.push("third"));
    expect(waiting.length).toBe(1);
    waiting[0]?.answer();
    await settled();
    expect([waiting.length, done]).toEqual([2, ["first"]]);
    waiting[1]?.answer();
    await settled();
    expect([waiting.length, done]).toEqual([2, ["first", "second", "third"]]);
    void ask();
    expect(waiting.length).toBe(3);
  });

  it("is asked again after one that failed", async () => {
    const { ask, waiting } = asked();
    const failed = ask().catch(() => "failed");
    const next = ask().then(() => "answered");
    waiting[0]?.fail();
    expect(await failed).toBe("failed");
    await settled();
    waiting[1]?.answer();
    expect(await next).toBe("answered");
  });

  it("may be asked again while the second question is open", async () => {
    const { ask, waiting } = asked();
    void ask();
    void ask();
    waiting[0]?.answer();
    await settled();
    void ask();
    waiting[1]?.answer();
    await settled();
    expect(waiting.length).toBe(3);
  });
});
