// @vitest-environment happy-dom

import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Http } from "../../../tests/page";
import { load, pass, QUIET, settled } from "../../../tests/page";

async function page(http: Http = {}, remembered: Record<string, string> = {}) {
  const loaded = await load(http);
  for (const [key, value] of Object.entries(remembered)) localStorage.setItem(`fe.${key}`, value);
  return {
    ...loaded,
    ...(await import("./devices")),
    ...(await import("./password")),
    ...(await import("./settings")),
    ...(await import("./sign_out")),
    drafts: await import("../drafts/drafts"),
    toast: (await import("../../kit/toast")).toast,
    language: (await import("../../texts/texts")).language,
  };
}

let here: Awaited<ReturnType<typeof page>>;
beforeEach(async () => {
  vi.restoreAllMocks();
  here = await page();
});

describe("devices", () => {
  const phone = { id: "p", name: "Telefon", signed_in_at: 0, expires_at: 1 };
  const laptop = { id: "l", name: "Rechner", signed_in_at: 0, expires_at: 1, current: true };

  it("are asked for, and one fewer when one is signed out", async () => {
    await here.welcome();
    void here.loadDevices();
    await here.reply("devices.list", { devices: [laptop, phone] });
    void here.signOutDevice(phone);
    expect(await here.reply("devices.end", {})).toMatchObject({ device: "p" });
    expect([here.devices.value, here.toast.value?.text]).toEqual([
      [laptop],
      expect.stringContaining("Telefon"),
    ]);
  });

  it("stay as they are when that fails", async () => {
    await here.welcome();
    void here.loadDevices();
    await here.reply("devices.list", { devices: [laptop, phone] });
    void here.signOutDevice(phone);
    await here.refuse("devices.end", "not_found");
    expect([here.devices.value?.length, here.toast.value?.text]).toEqual([
      2,
      expect.stringContaining("Nein"),
    ]);
  });
});

describe("a password", () => {
  it("is changed, and the devices are asked for again: all others were signed out", async () => {
    await here.welcome();
    const changed = here.changePassword("alt", "neu");
    expect(await here.reply("password.change", {})).toMatchObject({ old: "alt", new: "neu" });
    expect([await changed, here.open("devices.list").length]).toEqual([null, 1]);
  });

  it.each([
    ["wrong_credentials", "old"],
    ["bad_request", "new"],
  ])("that is refused with %s is wrong in the %s field", async (code, field) => {
    await here.welcome();
    const changed = here.changePassword("alt", "neu");
    await here.refuse("password.change", code);
    expect(await changed).toMatchObject({ field });
  });

  it("is not changed without a connection, and the person hears so", async () => {
    expect(await here.changePassword("alt", "neu")).toMatchObject({ field: "new", why: expect.any(String) });
  });
});

describe("settings", () => {
  const root = document.documentElement;
  const asked = () => here.open("settings.set").map(({ settings }) => settings);

  it("are those of the device until the server has spoken, then the server's", async () => {
    here = await page({}, { theme: "dark", language: "en", send_key: "nonsense" });
    here.syncSettings();
    expect([root.dataset["theme"], root.lang, here.sendKey.value]).toEqual(["dark", "en", "enter"]);
    await here.welcome({ settings: { theme: "light", send_key: "ctrl_enter" } });
    expect([root.dataset["theme"], root.lang, here.sendKey.value]).toEqual(["light", "de", "ctrl_enter"]);
    expect(localStorage.getItem("fe.theme")).toBe("light");
  });

  it("are said when they are chosen, and hold at once", async () => {
    here.syncSettings();
    await here.welcome();
    here.saveChoice({ theme: "dark" });
    expect([asked(), root.dataset["theme"]]).toEqual([[{ theme: "dark" }], "dark"]);
    await here.reply("settings.set", {});
    expect(here.store.state.value.settings).toEqual({ theme: "dark" });
    await here.lose();
    await here.welcome({ settings: { theme: "dark" } });
    expect(asked()).toEqual([]);
  });

  it("that were chosen before the sign-in or without a connection are said with the next one", async () => {
    here.syncSettings();
    here.saveChoice({ language: "en" });
    await here.welcome({ settings: { theme: "dark" } });
    expect([asked(), root.lang]).toEqual([[{ language: "en", theme: "dark" }], "en"]);
    await here.lose();
    here.saveChoice({ send_key: "ctrl_enter" });
    await here.welcome();
    expect(asked()).toEqual([{ language: "en", send_key: "ctrl_enter" }]);
  });

  it("that another device chose hold here, but not over what is chosen here just now", async () => {
    here.syncSettings();
    await here.welcome();
    here.saveChoice({ theme: "dark" });
    await here.push({ t: "settings.changed", settings: { theme: "light", notifications: "none" } });
    expect([here.theme.value, here.notifications.value]).toEqual(["dark", "none"]);
  });

  it("that are refused are as the server has them", async () => {
    here.syncSettings();
    await here.welcome({ settings: { theme: "light" } });
    here.saveChoice({ theme: "dark" });
    await here.refuse("settings.set", "bad_request");
    expect([here.theme.value, root.dataset["theme"]]).toEqual(["light", "light"]);
  });

  it("give way to the evening theme in quiet hours", async () => {
    here.syncSettings();
    await here.welcome({ settings: { theme: "light" }, day: QUIET });
    expect(root.dataset["theme"]).toBe("evening");
    await here.push({ t: "day.changed", now: 0, day: { quiet: false, until: 1 } });
    expect(root.dataset["theme"]).toBe("light");
  });

  it("say which key sends", () => {
    const enter = (more: KeyboardEventInit = {}) => new KeyboardEvent("keydown", { key: "Enter", ...more });
    expect([here.isSendKey(enter()), here.isSendKey(enter({ shiftKey: true }))]).toEqual([true, false]);
    here.saveChoice({ send_key: "ctrl_enter" });
    expect([here.isSendKey(enter()), here.isSendKey(enter({ ctrlKey: true }))]).toEqual([false, true]);
  });
});

describe("signing out", () => {
  it("leaves no drafts behind, and goes to the door", async () => {
    here = await page({ "/api/sign-out": [204, null] });
    const assign = vi.spyOn(location, "assign").mockImplementation(() => undefined);
    here.drafts.loadDrafts("jana");
    here.drafts.setDraft("c", { text: "Geheim" });
    localStorage.setItem("fe.kept..new_task", '{"at":0,"values":{"text":"Geheim"}}');
    await pass(500);
    await here.signOutHere();
    dispatchEvent(new Event("pagehide"));
    expect(JSON.stringify(localStorage)).not.toContain("Geheim");
    expect(assign.mock.calls).toEqual([["/"]]);
  });

  it("says so when the server cannot be reached, and changes nothing", async () => {
    const assign = vi.spyOn(location, "assign").mockImplementation(() => undefined);
    await here.signOutHere();
    await settled();
    expect([assign.mock.calls, here.toast.value?.text]).toEqual([[], expect.any(String)]);
  });
});
