// @vitest-environment happy-dom

import { beforeEach, describe, expect, it } from "vitest";
import { AT, KATRIN, load } from "../../../tests/page";
import type { TaskView, Worked } from "../../wire/wire";

async function page() {
  const loaded = await load();
  const timer = await import("./timer");
  timer.syncTime();
  return { ...loaded, ...timer, toast: (await import("../../kit/toast")).toast };
}

let here: Awaited<ReturnType<typeof page>>;
beforeEach(async () => {
  here = await page();
});

const running = { chat: "c", title: "Hotels", account: "aost", recorded: 60_000, since: AT - 5_000 };
const rested = { chat: "d", title: "Messe", account: "aost", recorded: 30_000 };
const worked = (...tasks: Worked["tasks"]): Worked => ({ day: "2026-11-20", tasks, recorded: 0 });

const told = (t: "task.told" | "task.changed", desk: object | undefined) =>
  here.push({
    t,
    chat: "c",
    seq: 4,
    notices: [],
    entry: { t: "task", seq: 4, code: "started", actor: "jana", at: 0 },
    task: { chat: "c", ...(desk && { desk }) } as unknown as TaskView,
  } as never);

describe("one's own time", () => {
  it("is asked for with each connection, and runs on with the clock", async () => {
    await here.welcome();
    expect(here.timeLoaded.value).toBe(false);
    await here.reply("time.mine", worked(running, rested));
    expect([here.timeLoaded.value, here.runningWork.value?.chat, here.todayMs.value]).toEqual([
      true,
      "c",
      95_000,
    ]);
    await here.push({ t: "day.changed", now: AT + 1_000, day: { quiet: false, until: 1 } });
    expect([here.elapsedMs(running), here.elapsedMs(rested)]).toEqual([66_000, 30_000]);
  });

  it("is nothing for customers", async () => {
    await here.welcome({ me: { person: KATRIN, email: "", language: "de", address: "sie" } });
    expect([here.open("time.mine"), here.timeLoaded.value]).toEqual([[], true]);
  });

  it("is known not to be had when the answer was lost", async () => {
    await here.welcome();
    await here.lose();
    expect([here.timeLoaded.value, here.workedToday.value]).toEqual([true, null]);
  });

  it("is asked for again when a timer of one's own starts or stops elsewhere, not when another's does", async () => {
    await here.welcome();
    await here.reply("time.mine", worked(rested));
    await told("task.changed", { running: [{ person: "milan", since: AT, until: AT }] });
    expect(here.open("time.mine")).toEqual([]);
    await told("task.told", { running: [{ person: "jana", since: AT, until: AT }] });
    await here.reply("time.mine", worked(running));
    await told("task.told", {});
    expect(here.open("time.mine")).toHaveLength(1);
  });

  it("is asked for again on another day", async () => {
    await here.welcome();
    await here.reply("time.mine", worked());
    await here.push({ t: "day.changed", now: AT + 86_400_000, day: { quiet: false, until: 1 } });
    expect(here.open("time.mine")).toHaveLength(1);
  });
});

describe("a timer", () => {
  it("stops the one that runs before it starts", async () => {
    await here.welcome();
    await here.reply("time.mine", worked(running));
    void here.startTimer("d");
    expect(await here.reply("task.act", { seq: 4, at: 0 })).toMatchObject({
      chat: "c",
      act: { t: "timer_stop" },
    });
    await here.reply("time.mine", worked());
    expect(await here.reply("task.act", { seq: 5, at: 0 })).toMatchObject({
      chat: "d",
      act: { t: "timer_start" },
    });
    expect(here.open("time.mine")).toHaveLength(1);
  });

  it("that cannot be stopped says why, and what runs is asked for", async () => {
    await here.welcome();
    await here.reply("time.mine", worked(running));
    void here.stopTimer("c");
    await here.refuse("task.act", "not_allowed");
    expect([here.toast.value?.text, here.open("time.mine").length]).toEqual([
      expect.stringContaining("Nein"),
      1,
    ]);
  });
});
