// @vitest-environment happy-dom

import { beforeEach, expect, it } from "vitest";
import { load, messageOf, pass, settled, welcomeOf } from "../../../tests/page";
import { choiceBetween } from "./draft_choice";

async function page() {
  const loaded = await load();
  const drafts = await import("./drafts");
  const rewordings = await import("./rewordings");
  drafts.syncDrafts();
  return { ...loaded, ...drafts, ...rewordings };
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

const told = (text: string) => here.push({ t: "draft.changed", draft: { chat: "c", text } });
const shown = () => [here.draftOf("c").text, here.otherDraftOf("c")?.text];

it("shows what another window wrote beside what was typed here, and lets choose", async () => {
  await signedIn();
  here.setDraft("c", { text: "Von hier" });
  await told("Vom Telefon");
  await pass(1000);
  expect([shown(), here.open("draft.set")]).toEqual([["Von hier", "Vom Telefon"], []]);
  await told("Vom Telefon, länger");
  here.loadDrafts("jana"); // as after a reload
  expect(shown()).toEqual(["Von hier", "Vom Telefon, länger"]);
  here.keepOwnDraft("c");
  expect(await here.reply("draft.set", {})).toMatchObject({ text: "Von hier" });
  await told("Doch anders");
  expect(shown()).toEqual(["Von hier", "Doch anders"]);
  here.takeOtherDraft("c");
  await pass(1000);
  expect([shown(), here.open("draft.set")]).toEqual([["Doch anders", undefined], []]);
});

it("puts the other text where one writes, when the own one was sent", async () => {
  await signedIn();
  here.setDraft("c", { text: "Von hier" });
  await told("Vom Telefon");
  here.clearDraft("c");
  expect([shown(), here.open("draft.set")]).toEqual([["Vom Telefon", undefined], []]);
});

it("asks after an interruption, too", async () => {
  await signedIn();
  await here.lose();
  here.setDraft("c", { text: "Im Zug" });
  await here.welcome({ drafts: [{ chat: "c", text: "Am Telefon" }] });
  await pass(1000);
  expect([shown(), here.open("draft.set")]).toEqual([["Im Zug", "Am Telefon"], []]);
});

it.each([
  ["Hallo", "Hallo Katrin", "other", "goes on from it"],
  ["Hallo", "Hal", "other", "was shortened knowing it"],
  ["Hallo", "", "other", "was sent or emptied elsewhere"],
  ["Hallo", "Guten Tag", "ask", "is another text"],
  ["", "Guten Tag", "other", "nothing stands here"],
] as const)("of %j typed and said here, and %j, it is %s: it %s", (own, other, choice, _why) => {
  expect(choiceBetween(own, other, { typedHere: true, unsaid: false, asked: false })).toBe(choice);
});

it.each([
  ["Hallo Kat", "Hallo", "own"],
  ["Hallo", "", "own"],
  ["Hallo", "Hallo Katrin", "other"],
  ["Hallo", "Guten Tag", "ask"],
] as const)("of %j that the server does not know, and %j, it is %s", (own, other, choice) => {
  expect(choiceBetween(own, other, { typedHere: true, unsaid: true, asked: false })).toBe(choice);
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

it("keeps the draft, whatever is reworded meanwhile, and what was typed into that", async () => {
  await signedIn({ drafts: [{ chat: "c", text: "Begonnen" }] });
  here.startEdit("c", messageOf(2, { text: "Alt" }));
  here.reword("c", "Neu");
  await pass(500);
  expect(here.open("draft.set")).toEqual([]);
  expect(here.writingIn("c")).toMatchObject({ text: "Neu", editing: 2 });
  here.loadDrafts("jana"); // as after a reload
  expect(here.writingIn("c")).toMatchObject({ text: "Neu", editing: 2 });
  here.stopRewording("c");
  expect(here.writingIn("c")).toEqual({ text: "Begonnen" });
  here.startEdit("c", messageOf(2, { text: "Alt" }));
  expect(here.writingIn("c")).toMatchObject({ text: "Neu", resumed: true });
  here.rewordFromOriginal("c");
  here.startReply("c", messageOf(3));
  expect(here.writingIn("c")).toEqual({ text: "Begonnen", replyTo: 3 });
  here.startEdit("c", messageOf(2, { text: "Von anderswo geändert" }));
  expect(here.writingIn("c").text).toBe("Von anderswo geändert");
  here.stopRewording("c");
  expect(here.writingIn("c").text).toBe("Begonnen");
});

it("answers a message with what is begun already", async () => {
  await signedIn();
  here.setDraft("c", { text: "Gern" });
  here.startReply("c", messageOf(3));
  expect(here.draftOf("c")).toEqual({ text: "Gern", replyTo: 3 });
});

it("reads after a reload only what the server was not told", async () => {
  localStorage.setItem(
    "fe.drafts.jana",
    JSON.stringify({
      drafts: [
        ["told", { text: "a" }],
        ["untold", { text: "b" }],
      ],
      unsaid: ["untold"],
    }),
  );
  here.store.state.value = { ...here.store.state.value, me: welcomeOf().me };
  here.loadDrafts("jana");
  expect([...here.drafts.value.keys()]).toEqual(["untold"]);
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
