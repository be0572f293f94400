// @vitest-environment happy-dom

import { array, constantFrom, assert as forAll, property } from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { arrivalAt, followHistory, type HistoryStep, stepTowards, type Visit, visitPage } from "./entries";

const push = (to: string): Visit => ({ to, how: "push" });
const replace = (to: string): Visit => ({ to, how: "replace" });

describe("the next step of the history", () => {
  it.each<[number, number, Visit | null, HistoryStep | null]>([
    [0, 0, null, null],
    [0, 1, null, { do: "push", to: "/a", depth: 1 }],
    [1, 2, null, { do: "push", to: "/a", depth: 2 }],
    [1, 1, null, null],
    [2, 0, null, null],
    [0, 0, push("/b"), { do: "push", to: "/b", depth: 0 }],
    [0, 0, replace("/b"), { do: "replace", to: "/b", depth: 0 }],
    [1, 0, push("/b"), { do: "replace", to: "/b", depth: 0 }],
    [2, 0, push("/b"), { do: "replace", to: "/b", depth: 0 }],
    [2, 0, replace("/b"), { do: "travel", by: -2 }],
  ])("at depth %i with %i layers, to %o: %o", (depth, layers, visit, step) => {
    expect(stepTowards(depth, layers, "/a", visit)).toEqual(step);
  });
});

describe("another entry of the same page", () => {
  it.each([
    [1, 0, 1, "close"],
    [2, 1, 1, "close"],
    [1, 0, 0, "pass"],
    [0, 1, 0, "nothing"],
    [0, 0, 0, "page"],
  ])("from depth %i to %i with %i layers: %s", (from, depth, layers, arrival) => {
    expect(arrivalAt(from, depth, layers)).toBe(arrival);
  });
});

interface Entry {
  readonly to: string;
  readonly depth: number;
}

/** A browser's history, with what this module does to it. */
class Browser {
  entries: Entry[] = [{ to: "before", depth: 0 }];
  at = 0;
  layers = 0;

  get here(): Entry {
    return this.entries[this.at] ?? { to: "", depth: 0 };
  }

  settle(visit: Visit | null): void {
    const step = stepTowards(this.here.depth, this.layers, this.here.to, visit);
    if (step === null) return;
    if (step.do === "travel") this.at += step.by;
    else {
      if (step.do === "push") this.at += 1;
      this.entries.splice(this.at, this.entries.length, step);
    }
    this.settle(step.do !== "travel" && step.depth === 0 ? null : visit);
  }

  back(): void {
    const from = this.here;
    this.at = Math.max(0, this.at - 1);
    if (this.here.to !== from.to) this.layers = 0;
    else if (arrivalAt(from.depth, this.here.depth, this.layers) === "close") this.layers -= 1;
    else this.back();
  }
}

it("Back closes the front layer, or else leads to the page before, whatever was opened and closed on the way", () => {
  const deeds = array(constantFrom("open", "close", "visit", "replace", "back"), { maxLength: 40 });
  forAll(
    property(deeds, (all) => {
      const browser = new Browser();
      const pages = ["before"];
      for (const [i, deed] of ["visit", ...all].entries()) {
        if (deed === "open") browser.layers += 1;
        if (deed === "close") browser.layers = Math.max(0, browser.layers - 1);
        if (deed === "back" && pages.length > 1) {
          if (browser.layers === 0) pages.pop();
          const left = Math.max(0, browser.layers - 1);
          browser.back();
          expect(browser.layers).toBe(left);
        }
        if (deed === "visit" || deed === "replace") {
          const how = deed === "replace" && pages.length > 1 ? "replace" : "push";
          if (how === "replace") pages.pop();
          browser.layers = 0;
          pages.push(`/${i}`);
          browser.settle({ to: `/${i}`, how });
        } else browser.settle(null);
        expect(browser.here.to).toBe(pages.at(-1));
      }
    }),
  );
});

describe("a way back through the history", () => {
  const arrive = vi.fn();

  /** On the entry of a layer that was closed another page takes the place of this one; the browser has not gone back yet. */
  function setOut() {
    vi.useFakeTimers();
    vi.spyOn(history, "go").mockReturnValue();
    history.replaceState({ layers: 1 }, "", "/a");
    visitPage(replace("/b"));
    expect(location.pathname).toBe("/a");
  }

  followHistory(() => location.pathname === "/b", arrive);

  it("may take seconds where the page is busy", () => {
    setOut();
    vi.advanceTimersByTime(4_000);
    history.replaceState(null, "", "/a"); // its own entry, on which the browser arrives
    dispatchEvent(new PopStateEvent("popstate"));
    expect([location.pathname, arrive.mock.calls]).toEqual(["/b", []]);
  });

  it("is given up where it leads nowhere", () => {
    setOut();
    vi.advanceTimersByTime(5_000);
    expect([location.pathname, history.state]).toEqual(["/b", null]);
  });
});
