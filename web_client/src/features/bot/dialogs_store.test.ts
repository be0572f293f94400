// @vitest-environment happy-dom

import { beforeEach, describe, expect, it } from "vitest";
import { load, settled } from "../../../tests/page";
import type { DialogView } from "../../wire/wire";

async function page() {
  const loaded = await load();
  const dialogs = await import("./dialogs");
  dialogs.syncDialogs();
  return {
    ...loaded,
    ...dialogs,
    navigation: await import("../../kit/browser/navigation"),
    toast: (await import("../../kit/toast")).toast,
  };
}

let here: Awaited<ReturnType<typeof page>>;
beforeEach(async () => {
  here = await page();
});

function dialogOf(number: number, more: Partial<DialogView> = {}): DialogView {
  const place = { script: "new_task", step: "title", title: "", at: 1, of: 7 } as const;
  return { id: "d", number, status: "open", question: "Was?", started: 0, changed: 0, ...place, ...more };
}

const known = () => [...here.store.state.value.dialogs.values()].map(({ number }) => number);
const live = async (...dialogs: readonly DialogView[]) => {
  await here.welcome();
  await here.reply("dialog.list", { dialogs });
};

describe("the open dialogs", () => {
  it("are asked for with each connection", async () => {
    await live(dialogOf(0));
    expect([known(), here.dialogsLoaded.value]).toEqual([[0], true]);
    await here.lose();
    await live();
    expect(known()).toEqual([]);
  });

  it("are asked for again when one was told meanwhile", async () => {
    await here.welcome();
    await here.push({ t: "dialog.changed", dialog: dialogOf(1) });
    await here.reply("dialog.list", { dialogs: [dialogOf(0)] });
    expect(known()).toEqual([1]);
    await here.reply("dialog.list", { dialogs: [dialogOf(1)] });
    expect([known(), here.dialogsLoaded.value]).toEqual([[1], true]);
  });
});

describe("a dialog", () => {
  it("is begun once, and shown", async () => {
    await live();
    const begun = here.startTaskDialog({ text: "Hotels" });
    expect(await here.startTaskDialog({ text: "Hotels" })).toBe(false);
    await settled();
    expect(await here.reply("dialog.start", dialogOf(0))).toMatchObject({
      script: "new_task",
      text: "Hotels",
    });
    expect([await begun, location.pathname, known()]).toEqual([true, "/new/d", [0]]);
  });

  it("is begun with the next connection when there is none, once for all askings", async () => {
    const begun = here.startTaskDialog({});
    await settled();
    await live();
    const { key } = here.open("dialog.start")[0] ?? {};
    await here.lose();
    await live();
    expect((await here.reply("dialog.start", dialogOf(0))).key).toBe(key);
    expect(await begun).toBe(true);
  });

  it("that may not be begun is none, and may be begun again", async () => {
    await live();
    for (let i = 0; i < 2; i++) {
      const begun = here.startTaskDialog({});
      await settled();
      await here.refuse("dialog.start", "not_allowed");
      expect([await begun, location.pathname, here.toast.value?.text]).toEqual([
        false,
        "/",
        expect.any(String),
      ]);
    }
  });

  it("about a rating goes on where one was begun", async () => {
    await live(dialogOf(3, { script: "rating", chat: "c" }));
    expect(await here.startRatingDialog("c")).toBe(true);
    expect([location.pathname, here.open("dialog.start")]).toEqual(["/new/d", []]);
    void here.startRatingDialog("other");
    await settled();
    expect(here.open("dialog.start")).toMatchObject([{ script: "rating", chat: "other" }]);
  });
});

describe("an input", () => {
  const text = { t: "text", text: "Fünf" } as const;

  it("is put in once, and what the bot says besides is kept", async () => {
    await live(dialogOf(1));
    const sent = here.sendInput(dialogOf(1), text, "Fünf");
    expect(await here.sendInput(dialogOf(1), text)).toBe(false);
    expect([here.dialogsSending.value.has("d"), here.lastInputs.value.get("d")]).toEqual([true, "Fünf"]);
    await settled();
    const next = dialogOf(2, { question: "Wo?", heard: ["Fünf Hotels"] });
    expect(
      await here.reply("dialog.say", { dialog: next, says: ["Fünf Hotels", "Gut!", "Wo?"] }),
    ).toMatchObject({
      dialog: "d",
      number: 1,
      input: text,
    });
    expect([await sent, known(), here.remarks.value.get("d")]).toEqual([true, [2], ["Gut!"]]);
    expect(here.dialogsSending.value.size).toBe(0);
  });

  it("that came too late shows what another device answered", async () => {
    await live(dialogOf(1));
    const sent = here.sendInput(dialogOf(1), text);
    await settled();
    await here.reply("dialog.say", { dialog: dialogOf(2), says: ["Schon beantwortet"], refused: "stale" });
    expect([await sent, here.remarks.value.get("d")]).toEqual([false, ["Schon beantwortet"]]);
  });

  it("that ends the dialog leads to its chat, for who is there", async () => {
    await live(dialogOf(1));
    here.navigation.go("/new/d");
    void here.sendInput(dialogOf(1), text);
    await settled();
    await here.reply("dialog.say", { dialog: dialogOf(2, { status: "done", chat: "c" }), says: [] });
    expect([location.pathname, known()]).toEqual(["/chats/c", []]);
  });

  it("that ends the dialog leads nobody away from elsewhere", async () => {
    await live(dialogOf(1));
    here.navigation.go("/settings");
    void here.sendInput(dialogOf(1), text);
    await settled();
    await here.reply("dialog.say", { dialog: dialogOf(2, { status: "cancelled" }), says: [] });
    expect(location.pathname).toBe("/settings");
  });

  it("that is refused can be put in again", async () => {
    await live(dialogOf(1));
    const sent = here.sendInput(dialogOf(1), text);
    await settled();
    await here.refuse("dialog.say", "bad_request");
    expect([await sent, here.dialogsSending.value.size, here.toast.value?.text]).toEqual([
      false,
      0,
      expect.any(String),
    ]);
  });
});
