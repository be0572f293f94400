// @vitest-environment happy-dom

import { beforeEach, describe, expect, it } from "vitest";
import { chatOf, load, messageOf, pass } from "../../../../tests/page";
import type { TaskCard } from "../../../wire/wire";

async function page() {
  const loaded = await load();
  const cards = await import("./cards");
  cards.syncOverview();
  const { actOnTask } = await import("../tasks");
  return { ...loaded, ...cards, actOnTask, go: (await import("../../../kit/browser/navigation")).go };
}

let here: Awaited<ReturnType<typeof page>>;
beforeEach(async () => {
  here = await page();
});

function cardOf(more: Partial<TaskCard> = {}): TaskCard {
  const next = { turn: "assistant", what: "review" } as const;
  return { chat: "c", account: "aost", title: "Hotels", status: "review", next, ...more } as TaskCard;
}
const answer = (...tasks: readonly TaskCard[]) => here.reply("task.list", { tasks });
const renamed = (seq: number) =>
  here.push({ t: "chat.renamed", chat: "c", seq, title: "Neu", actor: "katrin", at: 0 });

describe("the overview", () => {
  it("is asked for with each connection", async () => {
    await here.welcome();
    expect(here.overviewSettled.value).toBe(false);
    await answer(cardOf());
    expect([here.cards.value?.length, here.overviewSettled.value, here.open("task.list")]).toEqual([
      1,
      true,
      [],
    ]);
    await here.lose();
    await here.welcome();
    expect(here.open("task.list")).toHaveLength(1);
  });

  it("is asked for once for several pushes in a moment, while it is looked at", async () => {
    await here.welcome();
    await answer();
    await renamed(4);
    await here.push({ t: "message.created", chat: "c", seq: 5, message: messageOf(5) });
    expect(here.open("task.list")).toEqual([]);
    await pass(300);
    expect(here.open("task.list")).toHaveLength(1);
  });

  it("is asked for after an act of one's own, as no push tells those who only look in", async () => {
    await here.welcome();
    await answer();
    const done = here.actOnTask("c", { t: "assign", person: "milan" });
    await here.reply("task.act", { seq: 4, at: 0 });
    expect([await done, here.open("task.list")]).toEqual([undefined, []]);
    await pass(300);
    expect(here.open("task.list")).toHaveLength(1);
  });

  it("stays as it is after an act that was refused", async () => {
    await here.welcome();
    await answer();
    const done = here.actOnTask("c", { t: "assign", person: "milan" });
    await here.refuse("task.act", "not_allowed");
    await done;
    await pass(300);
    expect(here.open("task.list")).toEqual([]);
  });

  it("waits until it is looked at, or half a minute", async () => {
    here.go("/settings");
    await here.welcome();
    await answer();
    await renamed(4);
    await pass(1_000);
    expect(here.open("task.list")).toEqual([]);
    here.go("/tasks");
    expect(here.open("task.list")).toHaveLength(1);
  });

  it("is asked for again when something happened while the answer was under way", async () => {
    await here.welcome();
    await renamed(4);
    await answer();
    await pass(300);
    expect(here.open("task.list")).toHaveLength(1);
  });

  it("is not asked for because of chats that are no tasks, or of what changes no card", async () => {
    await here.welcome({ chats: [chatOf({ kind: "group" })] });
    await answer();
    await here.push({ t: "message.created", chat: "c", seq: 4, message: messageOf(4) });
    await here.push({ t: "typing", chat: "c", person: "katrin" });
    await here.push({ t: "chat.added", chat: chatOf({ id: "g", kind: "group" }), people: [] });
    await pass(1_000);
    expect(here.open("task.list")).toEqual([]);
  });

  it("stays as it was when the answer was lost, and is asked for with the next connection", async () => {
    await here.welcome();
    await answer(cardOf());
    await renamed(4);
    await pass(300);
    await here.lose();
    expect([here.cards.value?.length, here.overviewSettled.value]).toEqual([1, true]);
    await here.welcome();
    expect(here.open("task.list")).toHaveLength(1);
  });

  it("has those that are done where one looks for them", async () => {
    here.go("/tasks/board");
    await here.welcome();
    expect(here.open("task.list")[0]).not.toHaveProperty("status");
    await answer(cardOf());
    expect(await answer(cardOf({ status: "done" }))).toMatchObject({ status: "done", limit: 100 });
    expect([here.cards.value?.length, here.doneCards.value?.length]).toEqual([1, 1]);
  });
});

describe("what it counts", () => {
  it("are the tasks in which it is one's own turn, and the work that could be begun", async () => {
    await here.welcome();
    const customers = cardOf({ chat: "d", next: { turn: "customer", what: "answer_proposal" } });
    const mine = { assistant: "jana", status: "accepted" } as const;
    await answer(
      cardOf(),
      customers,
      cardOf({ chat: "e", ...mine }),
      cardOf({ chat: "f", ...mine, with_lead: true }),
    );
    expect(here.ownTurns.value).toBe(3);
    expect(here.acceptedWork().map(({ chat }) => chat)).toEqual(["e"]);
  });
});
