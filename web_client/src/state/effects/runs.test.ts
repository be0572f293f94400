// @vitest-environment node

import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { knownAlike, type Shown, shown } from "../../../tests/shown";
import type { DialogView, Push, Snapshot, TaskView, Welcome } from "../../wire/wire";
import { EMPTY, type State } from "../model";
import { withSnapshot, withWelcome } from "./answers";
import { apply, isGap } from "./apply";
import { withDialogs } from "./dialogs";
import { withTask } from "./tasks";

type Step =
  | { readonly welcome: Welcome }
  | { readonly snapshot: Snapshot }
  | { readonly task: TaskView }
  | { readonly dialogs: { readonly dialogs: readonly DialogView[] } }
  | { readonly push: Push }
  | { readonly gap: Push };

interface Run {
  readonly about: string;
  readonly received: readonly Step[];
  readonly afresh: readonly Step[];
  readonly shown: Shown;
}

/** What is known after one step. A client that sees a gap ignores the push, and resumes. */
function after(state: State, step: Step): State {
  if ("welcome" in step) return withWelcome(state, step.welcome);
  if ("snapshot" in step) return withSnapshot(state, step.snapshot);
  if ("task" in step) return withTask(state, step.task);
  if ("dialogs" in step) return withDialogs(state, step.dialogs.dialogs);
  const push = "push" in step ? step.push : step.gap;
  expect(isGap(state, push)).toBe("gap" in step);
  return "gap" in step ? state : apply(state, push, 0);
}

const folder = new URL("../../../../tests/frozen/runs/", import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith(".json"));

// Recorded from the server; the Python client is held to the same files (tests/unit/protocol/test_runs.py).
describe("recorded runs", () => {
  it.each(names)("%s", (name) => {
    const run = JSON.parse(readFileSync(new URL(name, folder), "utf8")) as Run;
    const followed = run.received.reduce(after, EMPTY);
    expect(knownAlike(shown(followed), run.shown)).toEqual(run.shown);
    expect(shown(run.afresh.reduce(after, EMPTY))).toEqual(run.shown);
  });
});
