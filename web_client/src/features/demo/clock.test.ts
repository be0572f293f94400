// @vitest-environment happy-dom

import { beforeEach, expect, it, vi } from "vitest";
import type { Http } from "../../../tests/page";
import { load } from "../../../tests/page";

async function page(http: Http = {}) {
  const loaded = await load(http);
  const { toast } = await import("../../kit/toast");
  return { ...loaded, ...(await import("./clock")), toast };
}

let here: Awaited<ReturnType<typeof page>>;
beforeEach(async () => {
  here = await page();
});

const door = (demo: unknown[]): Http => ({ "/api/door": [200, { demo }] });

it("is there in the demo only, and unknown until the door has said so", async () => {
  for (const [http, known] of [
    [door([{}]), true],
    [door([]), false],
    [{}, null],
  ] as const) {
    here = await page(http);
    await here.loadDemo();
    expect(here.isDemo.value).toBe(known);
  }
});

it("moves the server's clock, or says that it does not", async () => {
  here = await page({ "/api/demo/clock": [200, { now: 0 }] });
  await here.setDemoClock("2026-11-20T18:59:50");
  expect(here.fetched).toEqual([{ path: "/api/demo/clock", body: { now: "2026-11-20T18:59:50" } }]);
  expect(here.toast.value).toBeNull();
  here = await page({ "/api/demo/clock": [404, { code: "not_found", message: "" }] });
  await here.setDemoClock("2026-11-20T18:59:50");
  expect(here.toast.value?.text).toBeTruthy();
});

it("finds the next moment of a weekday that is still to come", () => {
  expect(here.nextAt("18:59:50", [1, 2, 3, 4, 5])).toBe("2026-11-20T18:59:50");
  expect(here.nextAt("09:59:50", [1, 2, 3, 4, 5])).toBe("2026-11-23T09:59:50");
  expect(here.nextAt("18:59:50", [6])).toBe("2026-11-21T18:59:50");
});

it("skips no day when the clocks change", () => {
  vi.setSystemTime(Date.UTC(2027, 2, 27, 22, 30)); // 23:30 before the day of 23 hours
  expect(here.nextAt("08:00:00", [0])).toBe("2027-03-28T08:00:00");
});
