// @vitest-environment happy-dom

import { beforeEach, describe, expect, it } from "vitest";
import { JANA, KATRIN, load, pass, QUIET } from "../../../tests/page";

async function page() {
  const loaded = await load();
  return { ...loaded, ...(await import("./attention")), ...(await import("./status")) };
}

let here: Awaited<ReturnType<typeof page>>;
beforeEach(async () => {
  here = await page();
});

const katrin = { person: KATRIN, email: "", language: "de", address: "sie" } as const;

describe("that the page is used", () => {
  const used = () => dispatchEvent(new Event("keydown"));

  it("is said at most once a minute", async () => {
    here.reportActivity();
    await here.welcome();
    used();
    await here.reply("presence.active", {});
    await pass(59_000);
    used();
    expect(here.open("presence.active")).toEqual([]);
    await pass(1_000);
    used();
    expect(here.open("presence.active")).toHaveLength(1);
  });

  it("is said with the next sign when there was no connection", async () => {
    here.reportActivity();
    used();
    await here.welcome();
    used();
    expect(here.open("presence.active")).toHaveLength(1);
  });
});

describe("who is there", () => {
  it("is who is said to be, and oneself as long as one is connected", async () => {
    await here.welcome({ presence: [{ person: "katrin", status: "away" }] });
    expect([here.statusOf(KATRIN), here.statusOf(JANA)]).toEqual(["away", "online"]);
    expect(here.statusOf({ ...JANA, id: "milan" })).toBe("offline");
    await here.lose();
    expect(here.statusOf(JANA)).toBe("offline");
  });

  it("is not a question of the bot and of personas", () => {
    expect([here.statusOf({ ...JANA, kind: "bot" }), here.statusOf({ ...JANA, kind: "persona" })]).toEqual([
      null,
      null,
    ]);
    expect(here.presenceText({ ...JANA, kind: "bot" })).toBe("");
  });

  it("is told customers of staff in quiet hours as the time when they are back, whatever they do", async () => {
    await here.welcome({ me: katrin, day: QUIET, presence: [{ person: "jana", status: "online" }] });
    const milan = { ...JANA, id: "milan" };
    expect(here.presenceText(JANA)).toBe(here.presenceText(milan));
    expect([here.isBackLater(JANA), here.isBackLater(KATRIN)]).toEqual([true, false]);
    await here.push({ t: "day.changed", now: 0, day: { quiet: false, until: 1 } });
    expect(here.presenceText(JANA)).not.toBe(here.presenceText(milan));
  });

  it("is told staff as it is, in quiet hours too", async () => {
    await here.welcome({ day: QUIET });
    expect([here.isBackLater(JANA), here.isBackLater(KATRIN)]).toEqual([false, false]);
  });
});
