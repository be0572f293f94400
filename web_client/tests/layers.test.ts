import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, it } from "vitest";

/**
 * The floors of src: each imports from itself and from those before it, never from those after it. A floor is a folder,
 * but for `features`, which has a folder for each subject: these import each other in one direction.
 */
const FLOORS: readonly string[] = [
  "wire",
  "texts",
  "state",
  "state/effects",
  "kit/browser",
  "kit/markdown",
  "kit",
  "kit/fields",
  "kit/pickers",
  "session",
  "features",
  "shell",
];

/** Those that know nothing of the product's subjects or of signals import less than what stands before them. */
const ONLY: Readonly<Record<string, readonly string[]>> = {
  wire: [],
  texts: ["wire"],
  state: ["wire"],
  "state/effects": ["wire", "state"],
  "kit/browser": [],
  "kit/markdown": [],
  kit: ["texts", "kit/browser"],
  "kit/fields": ["kit", "wire"],
  "kit/pickers": ["texts", "kit/browser", "kit", "kit/fields"],
};

const root = new URL("../src/", import.meta.url).pathname;
const everything = readdirSync(root, { recursive: true, encoding: "utf8" });
const modules = everything.filter((name) => /\.tsx?$/.test(name) && !name.includes(".test."));
const known = new Set(modules);

function textOf(file: string): string {
  return readFileSync(join(root, file), "utf8");
}

/** The modules that a module imports. */
function imports(file: string): readonly string[] {
  const named = [...textOf(file).matchAll(/(?:from|import)\s*\(?\s*"(\.[^"]+)"/g)];
  const paths = named.map(([, to]) => normalize(join(dirname(file), to ?? "")));
  return paths.flatMap((path) => [path, `${path}.ts`, `${path}.tsx`].filter((name) => known.has(name)));
}

/** Groups of more than one that import each other, directly or by way of others. */
function circles(graph: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const reached = new Map([...graph.keys()].map((from) => [from, reach(graph, from)]));
  return [...graph.keys()].filter((name) => reached.get(name)?.has(name));
}

function reach(graph: ReadonlyMap<string, readonly string[]>, from: string): ReadonlySet<string> {
  const seen = new Set<string>();
  const next = [...(graph.get(from) ?? [])];
  for (let at = next.pop(); at !== undefined; at = next.pop()) {
    if (seen.has(at)) continue;
    seen.add(at);
    next.push(...(graph.get(at) ?? []));
  }
  return seen;
}

function floorOf(file: string): string {
  return file.startsWith("features/") ? "features" : dirname(file);
}

/** The folders of subjects, and those that each imports from. */
function subjects(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const file of modules.filter((name) => floorOf(name) === "features")) {
    const others = imports(file).map((to) => dirname(to));
    const own = dirname(file);
    found.set(own, [...(found.get(own) ?? []), ...others.filter((to) => to !== own)]);
  }
  return found;
}

describe("layers", () => {
  for (const file of modules.filter((name) => name.includes("/"))) {
    it(file, () => {
      const own = floorOf(file);
      const place = FLOORS.indexOf(own);
      expect(place, `${own} is not in FLOORS`).toBeGreaterThanOrEqual(0);
      const allowed = [own, ...(ONLY[own] ?? FLOORS.slice(0, place))];
      const wrong = imports(file).filter((to) => !allowed.includes(floorOf(to)));
      expect(wrong).toEqual([]);
    });
  }

  it("have subjects that import each other in one direction", () => {
    expect(subjects().size).toBeGreaterThan(15);
    expect(circles(subjects())).toEqual([]);
  });

  it("have no circles", () => {
    expect(circles(new Map(modules.map((file) => [file, imports(file)])))).toEqual([]);
    expect(
      circles(
        new Map([
          ["a", ["b"]],
          ["b", ["c"]],
          ["c", ["b"]],
        ]),
      ),
    ).toEqual(["b", "c"]);
  });

  it("keep modules under 300 lines", () => {
    const long = modules
      .filter((name) => name !== "wire/wire.ts")
      .filter((name) => textOf(name).split("\n").length > 300);
    expect(long).toEqual([]);
  });

  it("keep folders small enough to look through, but for those with a module for each subject", () => {
    const sizes = new Map<string, number>();
    for (const name of modules) sizes.set(dirname(name), (sizes.get(dirname(name)) ?? 0) + 1);
    expect([...sizes].filter(([name, size]) => size > 15 && name !== "state/effects")).toEqual([]);
  });

  it("leave no day, time or choice to the browser's own pickers", () => {
    const native = /<select\b|type="(date|time|datetime-local|month|week)"/;
    expect(modules.filter((name) => native.test(textOf(name)))).toEqual([]);
  });

  it("keep raw colours in the tokens", () => {
    const styles = everything.filter((name) => name.endsWith(".css") && !name.endsWith("tokens.css"));
    expect(styles.length).toBeGreaterThan(5);
    for (const name of styles) {
      const text = textOf(name).replaceAll(/oklch\(var\([^)]*\)[^)]*\)[^)]*\)[^;]*/g, "");
      expect(text.match(/#[0-9a-f]{3,8}\b|rgba?\(|hsla?\(|oklch\(\d/i), name).toBeNull();
    }
  });
});
