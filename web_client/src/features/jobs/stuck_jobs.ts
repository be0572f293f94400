/** What happens by itself and fails again and again: asked for on management's Heute, with each half minute. */

import { effect, signal, untracked } from "@preact/signals";
import { segments } from "../../kit/browser/navigation";
import { session } from "../../session/client";
import { showFailure } from "../../session/failures";
import { phase, state, tick } from "../../session/store";
import { whenShort } from "../../texts/dates";
import { type TextKey, t } from "../../texts/texts";
import type { Millis, StuckJob } from "../../wire/wire";

export const stuckJobs = signal<readonly StuckJob[]>([]);

/** Keeps the list true while it is looked at. */
export function syncStuckJobs(): void {
  effect(() => {
    void tick.value;
    const isShown = segments.value.length === 0 && phase.value === "live";
    if (isShown && state.value.me?.person.role === "management") untracked(() => void load());
  });
}

async function load(): Promise<void> {
  const found = await session.request({ t: "jobs.stuck" }).catch(() => null);
  if (found !== null) stuckJobs.value = found.jobs;
}

/** Has it tried at the next look, within a minute. */
export async function retryJob({ job, row }: StuckJob): Promise<void> {
  try {
    await session.request({ t: "jobs.retry", job, row });
    await load();
  } catch (error) {
    showFailure(error);
  }
}

/** What was to be done. */
export function jobText({ job }: Pick<StuckJob, "job">): string {
  return t(JOBS.has(job) ? (`job.${job.replaceAll(" ", "_")}` as TextKey) : "job.other");
}

/** As docs/jobs.md names them. */
export const JOBS: ReadonlySet<string> = new Set([
  "held acts",
  "ended assignments",
  "locked people",
  "next names",
  "task lapses",
  "dialog reminders",
]);

/** Since when it fails, and when it is tried again. */
export function stuckText({ since, tries, again }: Omit<StuckJob, "job" | "row">, now: Millis): string {
  const failed = t("jobs.since", { when: whenShort(since, now), n: tries });
  if (again === undefined) return `${failed} · ${t("jobs.given_up")}`;
  return `${failed} · ${again <= now ? t("jobs.soon") : t("jobs.again", { when: whenShort(again, now) })}`;
}

/** Whether the button is of use: not while the next try is due anyway. */
export function isWaiting({ again }: Pick<StuckJob, "again">, now: Millis): boolean {
  return again === undefined || again > now;
}
