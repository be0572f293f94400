// @vitest-environment happy-dom

import { beforeEach, describe, expect, it } from "vitest";
import { chatOf, load, QUIET } from "../../../tests/page";
import type { Held } from "../../wire/wire";

async function page() {
  const loaded = await load();
  return {
    ...loaded,
    ...(await import("./held")),
    ...(await import("../quiet_hours/held_until_opening")),
    drafts: await import("../drafts/drafts"),
    toast: (await import("../../kit/toast")).toast,
  };
}

let here: Awaited<ReturnType<typeof page>>;
beforeEach(async () => {
  here = await page();
});

const held: Held = { id: "h", chat: "c", act: "send", at: 0, release_at: 2, text: "Morgen", reply_to: 2 };
const ids = () => here.store.held.value.map(({ id }) => id);

const evening = (more = {}) => here.welcome({ day: QUIET, held: [held], ...more });

describe("holding", () => {
  it("is for staff, in quiet hours, where customers read", async () => {
    const chats = [chatOf(), chatOf({ id: "s", staff_only: true })];
    await evening({ chats });
    expect([here.isHolding("c"), here.isHolding("s")]).toEqual([true, false]);
    await here.push({ t: "day.changed", now: 0, day: { quiet: false, until: 1 } });
    expect(here.isHolding("c")).toBe(false);
  });

  it("is not for customers", async () => {
    const person = { id: "katrin", name: "Katrin", kind: "customer" } as const;
    await evening({ me: { person, email: "", language: "de", address: "sie" } });
    expect(here.isHolding("c")).toBe(false);
  });

  it("takes in what a reply says is held, in the order of release", async () => {
    await evening();
    here.applySent({ seq: 0, at: 0, held: { ...held, id: "first", release_at: 1 } });
    here.applySent({ seq: 7, at: 0 });
    expect(ids()).toEqual(["first", "h"]);
  });
});

describe("what is held", () => {
  it("is gone once it happened, and stays when it could not", async () => {
    await evening();
    void here.releaseHeld(held);
    await here.refuse("held.release", "not_allowed");
    expect([ids(), here.toast.value?.text]).toEqual([["h"], expect.stringContaining("Nein")]);
    void here.releaseHeld(held);
    expect(await here.reply("held.release", { seq: 4, at: 0 })).not.toHaveProperty("when");
    expect(ids()).toEqual([]);
  });

  it("waits for the opening when one says yes to it", async () => {
    await evening({ held: [{ ...held, state: "review" }] });
    void here.approve(held);
    expect(await here.reply("held.release", { seq: 0, at: 0, held })).toMatchObject({ when: "opening" });
    expect(here.store.held.value).toEqual([held]);
  });

  it("comes back as words where one writes when it is withdrawn", async () => {
    await evening();
    void here.withdrawHeld(held);
    await here.reply("held.withdraw", {});
    expect([ids(), here.drafts.draftOf("c")]).toEqual([[], { text: "Morgen", replyTo: 2 }]);
  });

  it("leaves alone what is written there already", async () => {
    await evening();
    here.drafts.setDraft("c", { text: "Anderes" });
    void here.withdrawHeld(held);
    await here.reply("held.withdraw", {});
    expect(here.drafts.draftOf("c").text).toBe("Anderes");
  });

  it("is no word of one's own when somebody else asked for it, or when it is no message", async () => {
    for (const other of [{ ...held, author: "milan" }, { ...held, act: "edit" } as const]) {
      await evening({ held: [other] });
      void here.withdrawHeld(other);
      await here.reply("held.withdraw", {});
      expect(here.drafts.draftOf("c").text).toBe("");
      await here.lose();
    }
  });

  it("stays, and its words too, when it could not be withdrawn", async () => {
    await evening();
    void here.withdrawHeld(held);
    await here.lose();
    expect([ids(), here.drafts.draftOf("c").text]).toEqual([["h"], ""]);
  });

  it("gets other words, or they are back where one writes", async () => {
    await evening();
    const asked = here.rewordHeld("c", "h", "Übermorgen");
    await here.reply("held.change", { seq: 0, at: 0, held: { ...held, text: "Übermorgen" } });
    expect([await asked, here.store.held.value[0]?.text]).toEqual([true, "Übermorgen"]);
    const again = here.rewordHeld("c", "h", "Nie");
    await here.refuse("held.change", "not_found");
    expect(await again).toBe(false);
    expect(here.drafts.writingIn("c")).toMatchObject({ text: "Nie", held: "h" });
  });
});
