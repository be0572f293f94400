// @vitest-environment happy-dom

import { beforeEach, describe, expect, it } from "vitest";
import { chatOf, load, messageOf, settled } from "../../../tests/page";
import type { TaskView } from "../../wire/wire";

async function page() {
  const loaded = await load();
  const tasks = await import("./tasks");
  tasks.syncTasks();
  return {
    ...loaded,
    ...tasks,
    go: (await import("../../kit/browser/navigation")).go,
    toast: (await import("../../kit/toast")).toast,
  };
}

let here: Awaited<ReturnType<typeof page>>;
beforeEach(async () => {
  here = await page();
});

function taskOf(more: Partial<TaskView> = {}): TaskView {
  const terms = { description: "" };
  const next = { turn: "assistant", what: "review" } as const;
  const times = { used: 0, recorded: 0 };
  const made = { created_by: "katrin", by_customer: true, created: 0 };
  return {
    chat: "c",
    account: "aost",
    title: "Hotels",
    status: "review",
    ...made,
    terms,
    next,
    times,
    ...more,
  };
}

async function shown(task = taskOf()) {
  here.go("/chats/c");
  await here.welcome();
  await here.reply("task.get", task);
}

describe("a task", () => {
  it("is asked for when its chat is shown, once", async () => {
    await here.welcome({ chats: [chatOf(), chatOf({ id: "g", kind: "group" })] });
    expect([here.open("task.get"), here.isTaskAwaited("c"), here.isTaskAwaited("g")]).toEqual([
      [],
      true,
      false,
    ]);
    here.go("/chats/g");
    here.go("/chats/c");
    expect(here.open("task.get")).toHaveLength(1);
    await here.reply("task.get", taskOf());
    expect([here.taskOf("c")?.title, here.isTaskAwaited("c"), here.open("task.get")]).toEqual([
      "Hotels",
      false,
      [],
    ]);
  });

  it("is asked for again when somebody wrote, or the day turned", async () => {
    await shown();
    await here.push({ t: "message.created", chat: "c", seq: 4, message: messageOf(4) });
    await here.reply("task.get", taskOf());
    await here.push({ t: "day.changed", now: 0, day: { quiet: true, until: 1 } });
    await here.reply("task.get", taskOf());
    expect(here.open("task.get")).toEqual([]);
  });

  it("is asked for again when something happened while the answer was under way", async () => {
    here.go("/chats/c");
    await here.welcome();
    await here.push({ t: "message.created", chat: "c", seq: 4, message: messageOf(4) });
    await here.reply("task.get", taskOf());
    expect(here.open("task.get")).toHaveLength(1);
  });

  it("is that of a push that came before an older answer", async () => {
    await shown();
    await here.push({ t: "message.created", chat: "c", seq: 4, message: messageOf(4) });
    const entry = { t: "task", seq: 5, code: "agreed", actor: "katrin", at: 0 } as const;
    await here.push({ t: "task.changed", chat: "c", seq: 5, entry, task: taskOf({ status: "accepted" }) });
    await here.reply("task.get", taskOf());
    expect([here.taskOf("c")?.status, here.open("task.get")]).toEqual(["accepted", []]);
  });

  it("that may not be seen is not asked for again before the next connection", async () => {
    here.go("/chats/c");
    await here.welcome();
    await here.refuse("task.get", "not_found");
    await here.push({ t: "message.created", chat: "c", seq: 4, message: messageOf(4) });
    expect([here.open("task.get"), here.isTaskAwaited("c")]).toEqual([[], false]);
    await here.lose();
    await here.welcome();
    expect(here.open("task.get")).toHaveLength(1);
  });

  it("is asked for again when the answer was lost", async () => {
    here.go("/chats/c");
    await here.welcome();
    await here.lose();
    await here.welcome();
    expect(here.open("task.get")).toHaveLength(1);
  });
});

describe("an act", () => {
  const accept = { t: "accept" } as const;

  it("that is held says when it happens", async () => {
    await shown();
    const done = here.actOnTask("c", accept);
    const held = { id: "h", chat: "c", act: "task", at: 0, release_at: 1, task: accept } as const;
    await here.reply("task.act", { seq: 0, at: 0, held });
    expect([await done, here.store.held.value, here.toast.value?.text]).toEqual([
      undefined,
      [held],
      expect.any(String),
    ]);
  });

  it("that is refused says why, and the task is asked for: it stands otherwise than shown", async () => {
    await shown();
    const done = here.actOnTask("c", accept, "now");
    expect(await here.refuse("task.act", "not_allowed")).toMatchObject({ act: accept, when: "now" });
    expect([await done, here.open("task.get").length]).toEqual(["Nein: not_allowed", 1]);
  });

  it("without room for an answer is answered in a toast", async () => {
    await shown();
    const done = here.actOrToast("c", accept);
    await here.lose();
    expect([await done, here.toast.value?.text]).toEqual([false, expect.any(String)]);
    await here.welcome();
    await here.reply("task.get", taskOf());
    const again = here.actOrToast("c", accept);
    await here.reply("task.act", { seq: 4, at: 0 });
    expect(await again).toBe(true);
  });
});

describe("a warning", () => {
  const told = (notices: object[]) =>
    here.push({ t: "task.told", chat: "c", notices, task: taskOf() } as never);

  it("is said to whom it is meant, of chats one knows", async () => {
    await shown();
    await told([{ code: "worked_80", actor: "bot", at: 0, to: "milan" }]);
    expect(here.toast.value).toBeNull();
    await told([{ code: "worked_80", actor: "bot", at: 0, to: "jana" }]);
    expect(here.toast.value?.text).toContain("Hotels");
  });

  it("is said of few things only", async () => {
    await shown();
    await told([{ code: "timer_started", actor: "milan", at: 0 }]);
    expect(here.toast.value).toBeNull();
  });
});

it("leads to where something happened, if that is there", async () => {
  await shown();
  void here.goToMoment("c", 7);
  expect(await here.reply("chat.at", { seq: 2 })).toMatchObject({ at: 7 });
  expect(location.pathname).toBe("/chats/c/2");
  void here.goToMoment("c", 8);
  await here.lose();
  await settled();
  expect([location.pathname, here.toast.value?.text]).toEqual(["/chats/c/2", expect.any(String)]);
});
