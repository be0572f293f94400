// @vitest-environment happy-dom

import { beforeEach, describe, expect, it } from "vitest";
import { language } from "../../texts/texts";
import { isWaiting, JOBS, jobText, stuckText } from "./stuck_jobs";

const NOW = Date.UTC(2026, 10, 23, 9, 15);
const MINUTE = 60_000;

beforeEach(() => {
  language.value = "de";
});

describe("what fails by itself", () => {
  it("has a name in words, each its own, and one for what is not known yet", () => {
    const names = [...JOBS].map((job) => jobText({ job }));
    expect(new Set(names).size).toBe(JOBS.size);
    expect(jobText({ job: "held acts" })).toBe("Zurückgehaltenes zustellen");
    expect(jobText({ job: "of a later version" })).toBe("Ein automatischer Schritt");
    language.value = "en";
    expect(jobText({ job: "task lapses" })).toBe("Check what is due in a task");
  });

  it.each([
    [NOW + 5 * MINUTE, "seit 10:05, 4 Versuche · nächster Versuch 10:20", true],
    [NOW, "seit 10:05, 4 Versuche · wird gleich noch einmal versucht", false],
    [undefined, "seit 10:05, 4 Versuche · wird nicht mehr von selbst versucht", true],
  ])("with the next try at %s reads %s", (again, said, waits) => {
    const job = { since: NOW - 10 * MINUTE, tries: 4, ...(again !== undefined && { again }) };
    expect(stuckText(job, NOW)).toBe(said);
    expect(isWaiting(job, NOW)).toBe(waits);
  });
});
