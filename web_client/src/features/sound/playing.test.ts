// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Track } from "./playing";

/** What a browser's element does, in the hand of the test. */
class Element extends EventTarget {
  readonly attributes = new Map<string, string>();
  currentTime = 0;
  duration = Number.NaN;
  playbackRate = 1;
  defaultPlaybackRate = 1;
  ended = false;
  plays = false;

  get src(): string {
    return this.attributes.get("src") ?? "";
  }

  set src(to: string) {
    this.attributes.set("src", to);
  }

  hasAttribute = (name: string) => this.attributes.has(name);
  removeAttribute = (name: string) => void this.attributes.delete(name);
  play = async () => this.change(true);
  pause = () => this.change(false);

  private change(plays: boolean): void {
    if (this.plays === plays) return;
    this.plays = plays;
    this.dispatchEvent(new Event(plays ? "play" : "pause"));
  }

  async at(seconds: number): Promise<void> {
    this.currentTime = seconds;
    this.dispatchEvent(new Event("timeupdate"));
    await Promise.resolve();
  }
}

let element: Element;
let here: typeof import("./playing");
const settled = () => new Promise((resolve) => setTimeout(resolve));
const trackOf = (id: string, more: Partial<Track> = {}): Track => ({
  id,
  duration: 10_000,
  title: id,
  sources: () => [`/${id}`, `/${id}/made`],
  ...more,
});

beforeEach(async () => {
  vi.resetModules();
  localStorage.clear();
  element = new Element();
  vi.stubGlobal("Audio", function Audio() {
    return element;
  });
  here = await import("./playing");
});

async function press(track: Track): Promise<void> {
  here.playOrPause(track);
  await settled();
}

describe("sounds", () => {
  it("are played one at a time, each from where it was stopped", async () => {
    await press(trackOf("a"));
    await element.at(4);
    await press(trackOf("b"));
    expect([element.src, element.plays, here.positionOf("a")]).toEqual(["/b", true, 4_000]);
    await press(trackOf("a"));
    expect([element.src, element.currentTime, here.current.value?.id]).toEqual(["/a", 4, "a"]);
    await press(trackOf("a"));
    expect([element.plays, here.isRunning.value]).toEqual([false, false]);
  });

  it("are played in another form where the first cannot be, and say so where none can", async () => {
    await press(trackOf("a"));
    await element.at(3);
    element.dispatchEvent(new Event("error"));
    await settled();
    expect([element.src, element.currentTime, here.fault.value]).toEqual(["/a/made", 3, null]);
    element.dispatchEvent(new Event("error"));
    await settled();
    expect([here.fault.value, here.isRunning.value]).toEqual(["a", false]);
    await press(trackOf("a")); // tried again at the next press
    expect([element.src, here.fault.value]).toEqual(["/a", null]);
  });

  it("can be sought before and while they are played, within their length", async () => {
    const track = trackOf("a");
    here.seek(track, 99_000);
    expect(here.positionOf("a")).toBe(10_000);
    here.seek(track, -1);
    here.seek(track, 6_000);
    await press(track);
    expect(element.currentTime).toBe(6);
    here.seek(track, 2_000);
    expect([element.currentTime, here.positionOf("a")]).toEqual([2, 2_000]);
  });

  it("are as long as they turn out to be", async () => {
    const track = trackOf("a", { duration: 899_999 });
    await press(track);
    element.duration = Number.POSITIVE_INFINITY;
    element.dispatchEvent(new Event("durationchange"));
    expect(here.durationOf(track)).toBe(899_999);
    element.duration = 1.5;
    element.dispatchEvent(new Event("durationchange"));
    expect(here.durationOf(track)).toBe(1_500);
    await element.at(1.6);
    expect(here.durationOf(track)).toBe(1_600);
  });

  it("keep their speed, also after the page was loaded again", async () => {
    await press(trackOf("a"));
    here.faster();
    expect([here.speed.value, element.playbackRate]).toEqual([1.5, 1.5]);
    vi.resetModules();
    expect((await import("./playing")).speed.value).toBe(1.5);
    here.faster();
    here.faster();
    expect(here.speed.value).toBe(1);
  });

  it("go on with what follows, begin anew when they have ended, and are heard then", async () => {
    await press(trackOf("a", { next: () => trackOf("b") }));
    await element.at(9);
    element.dispatchEvent(new Event("ended"));
    await settled();
    expect([element.src, here.positionOf("a"), here.wasHeard("a")]).toEqual(["/b", 0, true]);
    element.dispatchEvent(new Event("ended"));
    await settled();
    expect(here.current.value).toBe(null);
  });

  it("are shown elsewhere while their player cannot be seen", async () => {
    await press(trackOf("a"));
    here.showsPlayer("a", true);
    expect(here.elsewhere.value).toBe(null);
    here.showsPlayer("a", false);
    expect(here.elsewhere.value?.id).toBe("a");
    here.stop();
    expect([here.elsewhere.value, element.plays]).toEqual([null, false]);
  });
});
