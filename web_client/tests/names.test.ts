import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

/** Every module that changes the state by pushes has effects, and a list imports them all. */
const REGISTERED = new Set(["effects"]);

const root = new URL("../src/", import.meta.url);
const modules = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((name) =>
  /\.tsx?$/.test(name),
);
const EXPORTED = /^export (?:default )?(?:async )?(?:function|const|let|class|type|interface|enum) (\w+)/gm;

it("exports a name from one module only", () => {
  const places = new Map<string, string[]>();
  for (const module of modules) {
    const text = readFileSync(new URL(module, root), "utf8");
    for (const [, name = ""] of text.matchAll(EXPORTED)) {
      places.set(name, [...(places.get(name) ?? []), module]);
    }
  }
  expect(places.size).toBeGreaterThan(500);
  const twice = [...places].filter(([name, of]) => of.length > 1 && !REGISTERED.has(name));
  expect(twice).toEqual([]);
});
