// @vitest-environment happy-dom

import { beforeEach, describe, expect, it } from "vitest";
import { chatOf, KATRIN, load, messageOf, pass, QUIET, settled, snapshotOf } from "../../../tests/page";

async function page() {
  const loaded = await load();
  return {
    ...loaded,
    ...(await import("./log")),
    ...(await import("./members")),
    ...(await import("./read_marks")),
    ...(await import("./typing")),
    ...(await import("./direct")),
    navigation: await import("../../kit/browser/navigation"),
    toast: (await import("../../kit/toast")).toast,
  };
}

let here: Awaited<ReturnType<typeof page>>;
beforeEach(async () => {
  here = await page();
});

const log = () => here.store.state.value.logs.get("c");
const seqs = () => log()?.entries.map(({ seq }) => seq);

async function opened(more = {}) {
  void here.openChat("c");
  await here.reply("chat.open", snapshotOf(more));
}

describe("the log of a chat", () => {
  it("is asked for once, however often it is wanted", async () => {
    await here.welcome();
    void here.openChat("c");
    void here.openChat("c");
    expect(await here.reply("chat.open", snapshotOf())).toMatchObject({ chat: "c" });
    expect([seqs(), here.open("chat.open")]).toEqual([[2, 3], []]);
  });

  it("is asked for at once where the address names the chat, but not again after a lost connection", async () => {
    here.navigation.go("/chats/c", "replace");
    here.syncShownChat();
    await here.welcome();
    expect(await here.reply("chat.open", snapshotOf())).toMatchObject({ chat: "c" });
    await here.lose();
    await here.welcome();
    expect(here.open("chat.open")).toEqual([]);
  });

  it.each([
    ["not_found", "gone"],
    ["unavailable", "failed"],
  ])("says after %s that the chat is %s, until it is opened", async (code, why) => {
    await here.welcome();
    void here.openChat("c");
    await here.refuse("chat.open", code);
    expect(here.unopened.value.get("c")).toBe(why);
    await opened();
    expect(here.unopened.value.has("c")).toBe(false);
  });

  it("says nothing of a chat whose opening was lost: the next connection asks again", async () => {
    await here.welcome();
    void here.openChat("c");
    await here.lose();
    expect(here.unopened.value.size).toBe(0);
    await here.welcome();
    await opened();
    expect(seqs()).toEqual([2, 3]);
  });

  it("grows by pages, one at a time, as long as there are more", async () => {
    await here.welcome();
    await opened();
    void here.loadMore("c", "before");
    void here.loadMore("c", "before");
    void here.loadMore("c", "after");
    expect(
      await here.reply("chat.history", {
        entries: [messageOf(1)],
        people: [],
        more_before: false,
        more_after: true,
      }),
    ).toMatchObject({ before: 2 });
    expect([seqs(), here.open("chat.history")]).toEqual([[1, 2, 3], []]);
    void here.loadMore("c", "before");
    expect(here.open("chat.history")).toEqual([]);
  });

  it("takes no page of a place that it has left meanwhile", async () => {
    await here.welcome();
    await opened({ entries: [messageOf(8), messageOf(9)], chat: chatOf({ head: 9 }) });
    void here.loadMore("c", "before");
    void here.openChat("c", 2);
    await here.reply("chat.open", snapshotOf({ chat: chatOf({ head: 9 }), more_after: true }));
    await here.reply("chat.history", {
      entries: [messageOf(6), messageOf(7)],
      people: [],
      more_before: true,
      more_after: true,
    });
    expect(seqs()).toEqual([2, 3]);
    void here.loadMore("c", "after");
    void here.openChat("c");
    await here.reply("chat.open", snapshotOf({ entries: [messageOf(9)], chat: chatOf({ head: 9 }) }));
    await here.reply("chat.history", {
      entries: [messageOf(4), messageOf(5)],
      people: [],
      more_before: true,
      more_after: true,
    });
    expect(seqs()).toEqual([9]);
  });

  it("stays as it is when a page is lost", async () => {
    await here.welcome();
    await opened();
    void here.loadMore("c", "before");
    await here.lose();
    expect(seqs()).toEqual([2, 3]);
  });

  it("is let go of chats that were not used for long", async () => {
    const ids = Array.from({ length: 14 }, (_, i) => `c${i}`);
    await here.welcome({ chats: ids.map((id) => chatOf({ id })) });
    for (const id of ids) {
      void here.openChat(id);
      await here.reply("chat.open", snapshotOf({ chat: chatOf({ id }) }));
    }
    expect([...here.store.state.value.logs.keys()]).toEqual(ids.slice(2));
  });

  it("leads to the first entry of a day, or says that there is none", async () => {
    await here.welcome();
    void here.jumpToDay("c", "2026-11-20");
    expect(await here.reply("chat.at", { seq: 7 })).toMatchObject({ at: Date.UTC(2026, 10, 19, 23) });
    expect(location.pathname).toBe("/chats/c/7");
    void here.jumpToDay("c", "2026-12-01");
    await here.reply("chat.at", { seq: 0 });
    expect([location.pathname, here.toast.value?.text]).toEqual(["/chats/c/7", expect.any(String)]);
  });
});

describe("what is read", () => {
  const chat = () => here.store.state.value.chats.get("c");
  const last = { seq: 3, author: "katrin", at: 0, excerpt: "" };
  const unread = chatOf({ unread: 2, read: 1, last });

  it("counts as read at once, and is said once", async () => {
    await here.welcome({ chats: [unread] });
    here.markRead("c");
    here.markRead("c");
    expect(here.open("read.mark")).toMatchObject([{ chat: "c", seq: 3 }]);
    expect([chat()?.read, chat()?.unread, here.store.unread.value]).toEqual([3, 0, 0]);
  });

  it("is not said without a connection nor of a chat one looks into", async () => {
    await here.welcome({ chats: [unread, chatOf({ id: "d", looking_in: true, last })] });
    here.markRead("d");
    expect(here.open("read.mark")).toEqual([]);
    await here.lose();
    here.markRead("c");
    expect(chat()?.unread).toBe(2);
  });

  it("is new again when one says so, and one is not there any more", async () => {
    here.navigation.go("/chats/c");
    await here.welcome({ chats: [{ ...unread, read: 3, unread: 0 }] });
    void here.markUnread("c", 2);
    expect([location.pathname, here.open("read.unmark")]).toMatchObject(["/chats", [{ chat: "c", seq: 2 }]]);
    await here.push({ t: "read.own", chat: "c", seq: 1, unread: 2, back: true });
    expect([chat()?.read, chat()?.unread]).toEqual([1, 2]);
  });
});

describe("typing", () => {
  it("is said every three seconds, and at once in another chat", async () => {
    await here.welcome();
    for (const chat of ["c", "c", "d"]) here.sendTyping(chat);
    expect(here.open("typing").map(({ chat }) => chat)).toEqual(["c", "d"]);
    await pass(2_900);
    here.sendTyping("d");
    await pass(200);
    here.sendTyping("d");
    expect(here.open("typing")).toHaveLength(3);
  });

  it("is not said without a connection", async () => {
    here.sendTyping("c");
    await here.welcome();
    expect(here.open("typing")).toEqual([]);
  });
});

describe("members", () => {
  it("come, go, and see another title; what is held is shown so", async () => {
    await here.welcome({ day: QUIET });
    void here.renameChat("c", "Neu");
    const held = { id: "h", chat: "c", act: "rename", at: 0, release_at: 1, title: "Neu" } as const;
    expect(await here.reply("chat.rename", { seq: 0, at: 0, held })).not.toHaveProperty("when");
    expect(here.store.held.value).toEqual([held]);
    void here.addMember("c", "milan", "now");
    expect(await here.reply("member.add", { seq: 4, at: 0 })).toMatchObject({ person: "milan", when: "now" });
    void here.addMember("c", "milan");
    await here.refuse("member.add", "not_allowed");
    expect(here.toast.value?.text).toContain("not_allowed");
  });

  it("leave a chat that is open when they take themselves out", async () => {
    here.navigation.go("/chats/c");
    await here.welcome();
    void here.removeMember("c", "jana");
    await here.push({ t: "chat.removed", chat: "c" });
    await here.reply("member.remove", { seq: 4, at: 0 });
    expect(location.pathname).toBe("/chats");
  });

  it("stay where they are when they take somebody else out", async () => {
    here.navigation.go("/chats/c");
    await here.welcome();
    void here.removeMember("c", "milan");
    await here.reply("member.remove", { seq: 4, at: 0 });
    expect(location.pathname).toBe("/chats/c");
  });

  it("make a group and are in it, whether the push comes first or the answer", async () => {
    await here.welcome();
    void here.createGroup("Wir", ["milan"]);
    const chat = chatOf({ id: "g", kind: "group", title: "Wir", head: 1 });
    await here.push({ t: "chat.added", chat: { ...chat, head: 2 }, people: [] });
    await here.reply("chat.create_group", { chat });
    expect([here.store.chats.value.get("g")?.head, location.pathname]).toEqual([2, "/chats/g"]);
  });

  it("hear why there is no group", async () => {
    await here.welcome();
    void here.createGroup("Wir", []);
    await here.lose();
    expect([location.pathname, here.toast.value?.text]).toEqual(["/", expect.any(String)]);
  });
});

describe("a direct chat", () => {
  it("is opened where there is one, also without a connection", async () => {
    await here.welcome({ chats: [chatOf({ id: "d", kind: "direct", peer: "katrin" })] });
    await here.lose();
    expect(await here.openDirectChat("katrin")).toBe(true);
    expect(location.pathname).toBe("/chats/d");
  });

  it("is begun where there is none", async () => {
    await here.welcome();
    const asked = here.openDirectChat("katrin");
    await here.reply("chat.create_direct", { chat: chatOf({ id: "d", kind: "direct", peer: "katrin" }) });
    expect([await asked, location.pathname, here.store.chats.value.has("d")]).toEqual([
      true,
      "/chats/d",
      true,
    ]);
  });

  it("with a customer is asked about first in quiet hours, and begun at once when so said", async () => {
    await here.welcome({ day: QUIET, people: [KATRIN] });
    expect(await here.openDirectChat("katrin")).toBe(false);
    expect(here.open("chat.create_direct")).toEqual([]);
    void here.openDirectChat("katrin", "now");
    expect(here.open("chat.create_direct")).toMatchObject([{ person: "katrin", when: "now" }]);
    void here.openDirectChat("milan");
    expect(here.open("chat.create_direct")).toHaveLength(2);
  });

  it("says why there is none", async () => {
    await here.welcome();
    const asked = here.openDirectChat("katrin");
    await here.refuse("chat.create_direct", "not_allowed");
    expect([await asked, location.pathname, here.toast.value?.text]).toEqual([
      false,
      "/",
      expect.any(String),
    ]);
    await settled();
  });
});
