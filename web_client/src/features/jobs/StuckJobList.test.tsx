// @vitest-environment happy-dom

import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, expect, it, vi } from "vitest";
import { session } from "../../session/client";
import { state } from "../../session/store";
import { EMPTY } from "../../state/model";
import type { Role, TaskCard } from "../../wire/wire";
import { cards } from "../tasks/overview/cards";
import { StuckJobList } from "./StuckJobList";
import { stuckJobs } from "./stuck_jobs";

const JOB = { job: "task lapses", row: "c", since: 0, tries: 4, again: 8e15 };

async function show(role: Role): Promise<void> {
  const person = { id: "p", name: "P", kind: "staff", role } as const;
  state.value = { ...EMPTY, me: { person, email: "", language: "de", address: "du" } };
  await act(() => render(<StuckJobList />, document.body));
}

afterEach(() => render(null, document.body));

it("shows management alone what fails, of which task, and has it tried again", async () => {
  cards.value = [{ chat: "c", title: "Hotels" } as TaskCard];
  stuckJobs.value = [JOB];
  for (const role of ["assistant", "lead", "specialist"] as const) {
    await show(role);
    expect(document.body.textContent).toBe("");
  }
  await show("management");
  expect(document.querySelector("a")?.textContent).toBe("Hotels");
  const button = document.querySelector("button");
  expect(button?.getAttribute("aria-label")).toBe("Noch einmal versuchen: Hotels");
  const asked = vi.spyOn(session, "request").mockImplementation(async () => ({ jobs: [] }));
  await act(() => button?.click());
  expect(asked.mock.calls.map(([command]) => command)).toEqual([
    { t: "jobs.retry", job: "task lapses", row: "c" },
    { t: "jobs.stuck" },
  ]);
  await vi.waitFor(() => expect(document.body.textContent).toBe(""));
});
