// @vitest-environment happy-dom

import { expect, it, vi } from "vitest";
import { state } from "../../session/store";
import { withDialog } from "../../state/effects/dialogs";
import type { DialogView } from "../../wire/wire";
import { dialogsLoaded, syncDialogs } from "./dialogs";

const client = vi.hoisted(() => ({
  live: () => {},
  answers: [] as ((dialogs: readonly unknown[]) => void)[],
}));

vi.mock("../../session/client", () => ({
  session: {
    request: () =>
      new Promise((resolve) => {
        client.answers.push((dialogs) => resolve({ dialogs }));
      }),
  },
  whenLive: (act: () => void) => {
    client.live = act;
  },
  untilLive: () => Promise.resolve(),
}));

const dialog = (number: number) => ({ id: "d", number, status: "open" }) as DialogView;

it("a list of dialogs that comes after a newer answer changes nothing, and is asked for again", async () => {
  syncDialogs();
  client.live();
  state.value = withDialog(state.peek(), dialog(2));
  client.answers.shift()?.([dialog(1)]);
  await vi.waitUntil(() => client.answers.length === 1);
  expect([...state.peek().dialogs.values()]).toEqual([dialog(2)]);
  client.answers.shift()?.([dialog(2)]);
  await vi.waitUntil(() => dialogsLoaded.peek());
  expect([...state.peek().dialogs.values()]).toEqual([dialog(2)]);
});
