// @vitest-environment happy-dom

import { beforeEach, expect, it } from "vitest";
import { load, messageOf, settled, snapshotOf } from "../../../tests/page";

async function page() {
  const loaded = await load();
  const quotes = await import("./quotes");
  const { openChat } = await import("../chats/log");
  quotes.syncQuotes();
  return { ...loaded, ...quotes, openChat };
}

let here: Awaited<ReturnType<typeof page>>;
beforeEach(async () => {
  here = await page();
});

const text = (seq: number) => here.quoteOf("c", seq)?.text;

async function fetchedOne() {
  await here.welcome();
  text(1);
  await settled();
  await here.reply("message.get", { messages: [messageOf(1, { text: "Weit oben" })], people: [] });
}

it("asks once for all that are quoted at a moment", async () => {
  await here.welcome();
  for (const seq of [1, 2, 1]) expect(text(seq)).toBeUndefined();
  await settled();
  expect(
    await here.reply("message.get", { messages: [messageOf(1), messageOf(2)], people: [] }),
  ).toMatchObject({
    chat: "c",
    seqs: [1, 2],
  });
  expect([text(1), text(2), here.open("message.get")]).toEqual(["Nachricht 1", "Nachricht 2", []]);
});

it("asks for nothing that is held", async () => {
  await here.welcome();
  void here.openChat("c");
  await here.reply("chat.open", snapshotOf());
  expect(text(3)).toBe("Nachricht 3");
  await settled();
  expect(here.open("message.get")).toEqual([]);
});

it("asks with the next connection where there is none", async () => {
  text(1);
  await settled();
  await here.welcome();
  expect(here.open("message.get")).toHaveLength(1);
});

it("does not ask for ever for what is not there", async () => {
  await here.welcome();
  text(9);
  await settled();
  await here.reply("message.get", { messages: [], people: [] });
  expect(text(9)).toBeUndefined();
  await settled();
  expect(here.open("message.get")).toEqual([]);
});

it("follows what becomes of a message that is quoted", async () => {
  await fetchedOne();
  expect(text(1)).toBe("Weit oben");
  await here.push({ t: "message.edited", chat: "c", seq: 4, of: 1, text: "Neu", edited: 1, at: 0 });
  expect(text(1)).toBe("Neu");
  await here.push({ t: "message.deleted", chat: "c", seq: 5, of: 1, at: 0 });
  expect(here.quoteOf("c", 1)).toMatchObject({ text: "", deleted: true });
});

it("asks again after an interruption, and shows what it knows meanwhile", async () => {
  await fetchedOne();
  await here.lose();
  await here.welcome();
  expect(text(1)).toBe("Weit oben");
  await here.reply("message.get", { messages: [messageOf(1, { text: "", deleted: true })], people: [] });
  expect(here.quoteOf("c", 1)?.deleted).toBe(true);
});

it("asks for all wordings of a message", async () => {
  await here.welcome();
  const asked = here.versionsOf("c", 1);
  await here.reply("message.versions", { versions: [{ at: 0, text: "Alt" }] });
  expect(await asked).toEqual([{ at: 0, text: "Alt" }]);
});
