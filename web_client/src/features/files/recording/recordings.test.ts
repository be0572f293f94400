// @vitest-environment happy-dom
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { endingOf, mediaType, nameAt, peaksOf, whyNot } from "./recordings";

describe("peaks", () => {
  it("are 64, the loudest as high as can be, whatever was recorded", () => {
    fc.assert(
      fc.property(
        fc.array(fc.float({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 400 }),
        (loud) => {
          const peaks = peaksOf(loud);
          expect(peaks.length).toBe(64);
          expect(peaks.every((peak) => Number.isInteger(peak) && peak >= 0 && peak <= 255)).toBe(true);
          if (Math.max(...loud) > 0.01) expect(Math.max(...peaks)).toBe(255);
        },
      ),
    );
  });

  it("of silence are flat, and there are none of nothing", () => {
    expect(Math.max(...peaksOf(Array.from({ length: 100 }, () => 0.0001)))).toBeLessThan(5);
    expect(peaksOf([])).toEqual([]);
  });
});

it.each([
  [["audio/webm;codecs=opus", "audio/mp4"], "Google Inc.", "audio/webm;codecs=opus"],
  [["audio/webm;codecs=opus", "audio/mp4"], "Apple Computer, Inc.", "audio/mp4"],
  [["audio/ogg;codecs=opus"], "", "audio/ogg;codecs=opus"],
  [[], "", ""],
])("of %j, a browser of %s records %s", (supported, vendor, chosen) => {
  vi.stubGlobal("navigator", { vendor });
  vi.stubGlobal("MediaRecorder", { isTypeSupported: (type: string) => supported.includes(type) });
  expect(mediaType()).toBe(chosen);
});

it("has an ending of its type, and a name of its own each second", () => {
  expect(["audio/webm;codecs=opus", "audio/mp4", "audio/ogg;codecs=opus", ""].map(endingOf)).toEqual([
    "webm",
    "m4a",
    "ogg",
    "webm",
  ]);
  const at = new Date(2026, 11, 1, 4, 5, 33).getTime();
  expect(nameAt(at, "webm")).toBe("Audio 2026-12-01 04.05.33.webm");
});

it.each([
  [new DOMException("", "NotAllowedError"), "voice.refused"],
  [new DOMException("", "NotFoundError"), "voice.none"],
  [new DOMException("", "NotReadableError"), "voice.busy"],
  [new TypeError(), "voice.unable"],
])("says why there is none: %s", (error, key) => {
  expect(whyNot(error)).toBe(key);
});
