// @vitest-environment happy-dom

import { beforeEach, describe, expect, it } from "vitest";
import { load, messageOf, settled } from "../../../tests/page";

async function page() {
  const loaded = await load();
  const { toast } = await import("../../kit/toast");
  return { ...loaded, ...(await import("./tags")), toast };
}

let here: Awaited<ReturnType<typeof page>>;
beforeEach(async () => {
  here = await page();
  await here.welcome({ accounts: [{ id: "aost", name: "Ostermann", tags: ["#Messe"] }] });
});

const tagged = messageOf(2, {
  tags: [
    { tag: "important", by: "jana" },
    { tag: "#Messe", by: "jana" },
  ],
});
const sent = { seq: 4, at: 0 };

it("knows the own tags of a chat's account", () => {
  expect([here.ownTags("c"), here.ownTags("elsewhere")]).toEqual([["#Messe"], []]);
});

describe("the tags of a message", () => {
  it("are put on and taken off one by one", async () => {
    void here.toggleTag("c", tagged, "#Messe");
    expect(await here.reply("message.tag", sent)).toMatchObject({ seq: 2, tag: "#Messe", on: false });
    void here.toggleTag("c", tagged, "question", "now");
    expect(await here.reply("message.tag", sent)).toMatchObject({ tag: "question", on: true, when: "now" });
    void here.toggleTag("c", tagged, "result");
    await here.refuse("message.tag", "not_allowed");
    expect(here.toast.value?.text).toContain("Nein");
  });

  it("that wait for the end of quiet hours are withdrawn", async () => {
    const held = { id: "h", chat: "c", act: "tag" as const, at: 0, release_at: 1, of: 2, tag: "question" };
    const state = () => here.tagState("c", tagged, "question");
    expect([here.tagState("c", tagged, "#Messe"), state()]).toEqual(["on", "off"]);
    void here.toggleTag("c", tagged, "question");
    await here.reply("message.tag", { seq: 0, at: 0, held });
    expect(state()).toBe("coming");
    void here.toggleTag("c", tagged, "question");
    expect(await here.reply("held.withdraw", {})).toMatchObject({ held: "h" });
    expect(state()).toBe("off");
  });
});

describe("what has a tag", () => {
  const page = (seqs: readonly number[]) => ({ entries: seqs.map((seq) => messageOf(seq)), people: [] });
  const full = Array.from({ length: 50 }, (_, i) => i + 101);
  const found = () => here.tagSearch.value?.entries?.map(({ seq }) => seq);

  it("comes page by page, the newest last", async () => {
    void here.findTagged("c", "important");
    expect(here.tagSearch.value?.entries).toBeNull();
    await here.reply("chat.tagged", page(full));
    expect(here.tagSearch.value?.more).toBe(true);
    void here.findOlder();
    expect(await here.reply("chat.tagged", page([7]))).toMatchObject({ before: 101 });
    expect([found()?.[0], found()?.length, here.tagSearch.value?.more]).toEqual([7, 51, false]);
  });

  it("is there once when older ones are asked for twice", async () => {
    void here.findTagged("c", "important");
    await here.reply("chat.tagged", page(full));
    void here.findOlder();
    void here.findOlder();
    await here.reply("chat.tagged", page([7]));
    await here.reply("chat.tagged", page([7]));
    expect(found()?.length).toBe(51);
  });

  it("is that of the last search, whatever comes of an earlier one", async () => {
    void here.findTagged("c", "important");
    void here.findTagged("c", "question");
    await here.reply("chat.tagged", page([1]));
    expect(here.tagSearch.value).toMatchObject({ tag: "question", entries: null });
    await here.reply("chat.tagged", page([2]));
    expect(found()).toEqual([2]);
    void here.findTagged("c", "important");
    void here.findTagged("c", "result");
    await here.refuse("chat.tagged", "unavailable");
    expect(here.tagSearch.value?.tag).toBe("result");
  });

  it("stays when older ones cannot be had, and is given up when there is nothing", async () => {
    void here.findTagged("c", "important");
    await here.reply("chat.tagged", page(full));
    void here.findOlder();
    await here.refuse("chat.tagged", "unavailable");
    expect([found()?.length, here.toast.value?.text]).toEqual([50, expect.any(String)]);
    void here.findTagged("c", "question");
    await here.lose();
    await settled();
    expect(here.tagSearch.value).toBeNull();
  });
});
