// @vitest-environment happy-dom

import { beforeEach, expect, it } from "vitest";
import { load, messageOf, pass, QUIET, settled, snapshotOf } from "../../../tests/page";

async function page() {
  const loaded = await load();
  const edits = await import("./edits");
  const { writingIn } = await import("../drafts/drafts");
  const { openChat } = await import("../chats/log");
  const { toast } = await import("../../kit/toast");
  return { ...loaded, ...edits, writingIn, openChat, toast };
}

let here: Awaited<ReturnType<typeof page>>;
beforeEach(async () => {
  here = await page();
});

async function opened(more = {}) {
  await here.welcome(more);
  void here.openChat("c");
  await here.reply("chat.open", snapshotOf({ entries: [messageOf(2, { author: "jana" }), messageOf(3)] }));
}

const sent = { seq: 4, at: 0 };

it("asks for another wording only where there is one", async () => {
  await opened();
  await here.editMessage("c", 2, "Nachricht 2");
  expect(here.open("message.edit")).toEqual([]);
  void here.editMessage("c", 2, "Besser", "now");
  expect(await here.reply("message.edit", sent)).toMatchObject({ seq: 2, text: "Besser", when: "now" });
});

it.each(["refused", "lost"])("has a wording that was %s back in the composer, and says why", async (how) => {
  await opened();
  void here.editMessage("c", 2, "Besser");
  if (how === "refused") await here.refuse("message.edit", "not_allowed");
  else await here.lose();
  await settled();
  expect(here.writingIn("c")).toMatchObject({ text: "Besser", editing: 2 });
  expect(here.toast.value?.text).toBeTruthy();
});

it("keeps a wording on the device until the server has it", async () => {
  const { loadRewordings, startEdit, stopRewording } = await import("../drafts/rewordings");
  await opened();
  loadRewordings("jana");
  const message = messageOf(2, { author: "jana" });
  startEdit("c", message, "Besser");
  stopRewording("c"); // as the composer does with the words that it sends
  void here.editMessage("c", 2, "Besser");
  loadRewordings("jana"); // as after a reload
  startEdit("c", message);
  expect(here.writingIn("c")).toMatchObject({ text: "Besser", resumed: true });
  stopRewording("c");
  await here.reply("message.edit", sent);
  startEdit("c", message);
  expect(here.writingIn("c").text).toBe("Nachricht 2");
});

it("shows a held wording among what is held", async () => {
  await opened({ day: QUIET });
  void here.editMessage("c", 2, "Morgen");
  const held = { id: "h", chat: "c", act: "edit", at: 0, release_at: 1, of: 2, text: "Morgen" } as const;
  await here.reply("message.edit", { seq: 0, at: 0, held });
  expect(here.store.held.value).toEqual([held]);
});

it("deletes when it is too late to undo, and not before", async () => {
  await opened();
  here.deleteMessage("c", messageOf(2));
  expect(here.isBeingDeleted("c", 2)).toBe(true);
  await pass(5_900);
  expect(here.open("message.delete")).toEqual([]);
  await pass(200);
  expect(await here.reply("message.delete", sent)).toMatchObject({ chat: "c", seq: 2 });
  expect(here.pendingDelete.value).toBeNull();
});

it("deletes nothing that was undone", async () => {
  await opened();
  here.deleteMessage("c", messageOf(2));
  here.toast.value?.action?.run();
  await pass(10_000);
  expect([here.open("message.delete"), here.pendingDelete.value]).toEqual([[], null]);
});

it("deletes the first at once when a second one is to be deleted, each once", async () => {
  await opened();
  here.deleteMessage("c", messageOf(2));
  here.deleteMessage("c", messageOf(3));
  expect(here.open("message.delete").map(({ seq }) => seq)).toEqual([2]);
  expect(here.isBeingDeleted("c", 3)).toBe(true);
  await here.reply("message.delete", sent);
  expect(here.isBeingDeleted("c", 3)).toBe(true);
});

it("asks once for a deletion whose answer is slow", async () => {
  await opened();
  here.deleteMessage("c", messageOf(2));
  await pass(6_000);
  dispatchEvent(new Event("pagehide"));
  here.deleteMessage("c", messageOf(3));
  expect(here.open("message.delete").map(({ seq }) => seq)).toEqual([2]);
});

it("deletes when the page goes", async () => {
  await opened();
  here.deleteMessage("c", messageOf(2));
  dispatchEvent(new Event("pagehide"));
  expect(here.open("message.delete")).toHaveLength(1);
});

it("shows a message again whose deletion was refused, and says why", async () => {
  await opened();
  here.deleteMessage("c", messageOf(2));
  await pass(6_000);
  await here.refuse("message.delete", "not_allowed");
  expect([here.pendingDelete.value, here.toast.value?.text]).toEqual([null, expect.stringContaining("Nein")]);
});

it("needs no time to undo what is held anyway", async () => {
  await opened({ day: QUIET });
  here.deleteMessage("c", messageOf(2));
  expect([here.open("message.delete").length, here.pendingDelete.value]).toEqual([1, null]);
  here.deleteMessage("c", messageOf(2), "now");
  expect(here.pendingDelete.value).toMatchObject({ seq: 2, when: "now" });
});
