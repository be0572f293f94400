// @vitest-environment node

import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, it } from "vitest";

/** What each folder of src may import from. */
const BASE = ["wire", "texts", "state", "session", "kit"];
const MAY: Readonly<Record<string, readonly string[]>> = {
  wire: [],
  texts: ["wire"],
  state: ["wire"],
  session: BASE,
  kit: [...BASE, "styles"],
  features: BASE,
  shell: [...BASE, "features"],
};

const root = new URL("../src/", import.meta.url).pathname;
const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter(
  (name) => /\.tsx?$/.test(name) && !name.includes(".test."),
);

function imports(file: string): readonly string[] {
  const text = readFileSync(join(root, file), "utf8");
  return [...text.matchAll(/(?:from|import)\s*\(?\s*"(\.[^"]+)"/g)].map(([, to]) =>
    normalize(join(dirname(file), to ?? "")),
  );
}

describe("layers", () => {
  for (const file of files.filter((name) => name.includes("/"))) {
    it(file, () => {
      const own = file.split("/")[0] ?? "";
      const allowed = MAY[own];
      expect(allowed, `${own} is no layer`).toBeDefined();
      for (const to of imports(file)) {
        const layer = to.split("/")[0] ?? "";
        expect(layer === own || allowed?.includes(layer), `${file} imports ${to}`).toBe(true);
      }
    });
  }

  it("keeps modules under 300 lines", () => {
    const long = files
      .filter((name) => !name.endsWith("wire/wire.ts"))
      .filter((name) => readFileSync(join(root, name), "utf8").split("\n").length > 300);
    expect(long).toEqual([]);
  });

  it("keeps raw colours in the tokens", () => {
    const styles = readdirSync(join(root, "styles")).filter(
      (name) => name.endsWith(".css") && name !== "tokens.css",
    );
    for (const name of styles) {
      const text = readFileSync(join(root, "styles", name), "utf8").replaceAll(
        /oklch\(var\([^)]*\)[^)]*\)[^)]*\)[^;]*/g,
        "",
      );
      expect(text.match(/#[0-9a-f]{3,8}\b|rgba?\(|hsla?\(|oklch\(\d/i), name).toBeNull();
    }
  });
});
