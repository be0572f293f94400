import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { language } from "../../texts/texts";
import type { File } from "../../wire/wire";
import { aboutFile, filesText, placeOf, sizeText } from "./files";
import { runsOf } from "./runs";

const NBSP = "\u00a0";
const fileOf = (name: string, kind: File["kind"], more: Partial<File> = {}): File => ({
  id: name,
  name,
  kind,
  type: "application/octet-stream",
  size: 183_402,
  ...more,
});

afterEach(() => {
  language.value = "de";
});

describe("a size", () => {
  it.each([
    [0, "0 kB"],
    [1, "1 kB"],
    [1_499, "1 kB"],
    [183_402, "183 kB"],
    [999_499, "999 kB"],
    [999_500, "1 MB"],
    [2_410_388, "2,4 MB"],
    [9_960_000, "10 MB"],
    [120_000_000, "120 MB"],
    [10_737_418_240, "11 GB"],
  ])("of %d bytes is %s", (bytes, text) => {
    expect(sizeText(bytes).replace(NBSP, " ")).toBe(text);
  });

  it("has the decimal sign of the language", () => {
    language.value = "en";
    expect(sizeText(2_410_388)).toBe(`2.4${NBSP}MB`);
  });
});

it("says a later version, the type and the size under a name", () => {
  expect(aboutFile(fileOf("Angebot.pdf", "pdf", { version: 2 }))).toBe(`Fassung 2 · PDF · 183${NBSP}kB`);
  expect(aboutFile(fileOf("README", "other"))).toBe(`183${NBSP}kB`);
});

it("says in one line what a message without words carries", () => {
  const [plan, photo, offer] = [
    fileOf("a.jpg", "picture"),
    fileOf("b.jpg", "picture"),
    fileOf("c.pdf", "pdf"),
  ];
  expect(filesText([plan])).toBe("Bild");
  expect(filesText([plan, photo])).toBe("2 Bilder");
  expect(filesText([offer])).toBe("c.pdf");
  expect(filesText([plan, offer])).toBe("2 Dateien");
});

it("keeps the order of a message, with pictures that follow each other in one grid", () => {
  const files = [
    fileOf("1", "picture"),
    fileOf("2", "picture"),
    fileOf("3", "pdf"),
    fileOf("4", "picture"),
    fileOf("5", "other"),
    fileOf("6", "audio"),
  ];
  const runs = runsOf(files);
  expect(runs.map((run) => (run.kind === "pictures" ? run.files.length : run.file.name))).toEqual([
    2,
    "3",
    1,
    "5",
    "6",
  ]);
  expect(runs.flatMap((run) => (run.kind === "pictures" ? run.files : [run.file]))).toEqual(files);
});

describe("the place of a picture", () => {
  const pixels = fc.integer({ min: 1, max: 20_000 });

  it("is never too large to read beside it or too small to press", () => {
    fc.assert(
      fc.property(pixels, pixels, (width, height) => {
        const place = placeOf(width, height);
        expect(Math.max(place.width, place.height)).toBeLessThanOrEqual(340);
        expect(Math.min(place.width, place.height)).toBeGreaterThanOrEqual(72);
      }),
    );
  });

  it("has the picture's own shape, where that is not very long", () => {
    fc.assert(
      fc.property(pixels, pixels, (width, height) => {
        const ratio = width / height;
        fc.pre(ratio > 0.5 && ratio < 2);
        const place = placeOf(width, height);
        expect(Math.abs(place.width / place.height - ratio)).toBeLessThan(0.03);
      }),
    );
  });

  it("is there even where no size is known", () => {
    expect(placeOf(0, 0)).toEqual({ width: 200, height: 150 });
  });
});
