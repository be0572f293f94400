// @vitest-environment happy-dom

import { beforeEach, expect, it } from "vitest";
import { load, messageOf, pass, settled, welcomeOf } from "../../../tests/page";

async function page() {
  const loaded = await load();
  const drafts = await import("./drafts");
  drafts.syncDrafts();
  return { ...loaded, ...drafts };
}

let here: Awaited<ReturnType<typeof page>>;
beforeEach(async () => {
  here = await page();
});

async function signedIn(more = {}) {
  await here.welcome(more);
  here.loadDrafts("jana");
}

const kept = () => JSON.parse(localStorage.getItem("fe.drafts.jana") ?? "null");

it("says a draft half a second after the last key, once", async () => {
  await signedIn();
  for (const text of ["I", "Ic", "Ich"]) {
    here.setDraft("c", { text });
    await pass(400);
  }
  expect(here.open("draft.set")).toEqual([]);
  await pass(100);
  expect(await here.reply("draft.set", {})).toMatchObject({ chat: "c", text: "Ich" });
  expect(here.open("draft.set")).toEqual([]);
});

it("says an empty draft at once, and an unchanged one never", async () => {
  await signedIn({ drafts: [{ chat: "c", text: "Alt" }] });
  expect(here.draftOf("c").text).toBe("Alt");
  here.setDraft("c", { text: "" });
  expect(await here.reply("draft.set", {})).toMatchObject({ text: "" });
  here.setDraft("c", { text: "" });
  expect(here.open("draft.set")).toEqual([]);
});

it("keeps what is written without a connection, and says it with the next one", async () => {
  await signedIn();
  await here.lose();
  here.setDraft("c", { text: "Offline", replyTo: 2 });
  await pass(500);
  expect(kept()).toEqual({ drafts: [["c", { text: "Offline", replyTo: 2 }]], unsaid: ["c"] });
  await here.welcome();
  expect(await here.reply("draft.set", {})).toMatchObject({ chat: "c", text: "Offline", reply_to: 2 });
});

it("says again what was lost on the way", async () => {
  await signedIn();
  here.setDraft("c", { text: "Verloren" });
  await pass(500);
  expect(here.open("draft.set")).toHaveLength(1);
  await here.lose();
  await here.welcome();
  expect(await here.reply("draft.set", {})).toMatchObject({ text: "Verloren" });
});

it("keeps what was refused, and does not say it again until it reads differently", async () => {
  await signedIn();
  here.setDraft("c", { text: "Zu spät" });
  await pass(500);
  await here.refuse("draft.set", "not_found");
  await here.lose();
  await here.welcome({ chats: [] });
  expect(here.open("draft.set")).toEqual([]);
  expect(here.draftOf("c").text).toBe("Zu spät");
  here.setDraft("c", { text: "Zu spät!" });
  await pass(500);
  expect(await here.reply("draft.set", {})).toMatchObject({ text: "Zu spät!" });
});

it("takes over what another device wrote, but not while one writes here", async () => {
  await signedIn();
  await here.push({ t: "draft.changed", draft: { chat: "c", text: "Vom Telefon" } });
  expect(here.draftOf("c").text).toBe("Vom Telefon");
  here.setDraft("c", { text: "Von hier" });
  await here.push({ t: "draft.changed", draft: { chat: "c", text: "Vom Telefon!" } });
  expect(here.draftOf("c").text).toBe("Von hier");
});

it("takes no echo of an older word for news", async () => {
  await signedIn();
  for (const text of ["a", "ab"]) {
    here.setDraft("c", { text });
    await pass(500);
  }
  await here.reply("draft.set", {});
  await here.push({ t: "draft.changed", draft: { chat: "c", text: "a" } });
  expect(here.draftOf("c").text).toBe("ab");
  await here.reply("draft.set", {});
  await here.push({ t: "draft.changed", draft: { chat: "c", text: "ab" } });
  expect(here.draftOf("c").text).toBe("ab");
});

it("keeps other wordings of a message on this device", async () => {
  await signedIn({ drafts: [{ chat: "c", text: "Begonnen" }] });
  here.startEdit("c", messageOf(2, { text: "Alt" }));
  await pass(500);
  expect(await here.reply("draft.set", {})).toMatchObject({ text: "" });
  expect(here.draftOf("c")).toEqual({ text: "Alt", editing: 2 });
  await here.push({ t: "draft.changed", draft: { chat: "c", text: "Vom Telefon" } });
  expect(here.draftOf("c").editing).toBe(2);
  here.startReply("c", messageOf(3));
  expect(here.draftOf("c")).toEqual({ text: "", replyTo: 3 });
});

it("answers a message with what is begun already", async () => {
  await signedIn();
  here.setDraft("c", { text: "Gern" });
  here.startReply("c", messageOf(3));
  expect(here.draftOf("c")).toEqual({ text: "Gern", replyTo: 3 });
});

it("reads after a reload only what the server was not told, and wordings", async () => {
  localStorage.setItem(
    "fe.drafts.jana",
    JSON.stringify({
      drafts: [
        ["told", { text: "a" }],
        ["untold", { text: "b" }],
        ["edit", { text: "c", editing: 2 }],
      ],
      unsaid: ["untold"],
    }),
  );
  here.store.state.value = { ...here.store.state.value, me: welcomeOf().me };
  here.loadDrafts("jana");
  expect([...here.drafts.value.keys()]).toEqual(["untold", "edit"]);
});

it("survives a memory that is no draft", async () => {
  for (const text of ["{", "[1]", "7", '{"unsaid":[]}']) {
    localStorage.setItem("fe.drafts.jana", text);
    here.loadDrafts("jana");
    expect(here.drafts.value.size).toBe(0);
  }
});

it("keeps the message that is answered when the words are taken back", async () => {
  await signedIn();
  here.setDraft("c", { text: "Gern", replyTo: 3 });
  await pass(500);
  await here.reply("draft.set", {});
  here.setDraft("c", { text: "", replyTo: 3 });
  expect(here.draftOf("c")).toEqual({ text: "", replyTo: 3 });
});

it("leaves nothing behind of who signs out", async () => {
  await signedIn();
  here.setDraft("c", { text: "Geheim" });
  here.forgetDrafts();
  await pass(1000);
  await settled();
  expect([kept(), here.drafts.value.size, here.open("draft.set")]).toEqual([null, 0, []]);
});
