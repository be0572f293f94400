/** The tasks one may see, side by side: asked for again whenever they may stand otherwise. */

import { computed, effect, signal, untracked } from "@preact/signals";
import { segments } from "../../../kit/browser/navigation";
import { session, whenLive, whenTold } from "../../../session/client";
import { oneAtATime } from "../../../session/one_at_a_time";
import { myself, phase, state, tick } from "../../../session/store";
import type { AccountId, MyWork, PersonId, Push, TaskCard, TaskStatus } from "../../../wire/wire";
import { ensureDecision, isDecision } from "../decision";
import { isOwnTurn } from "../next_step";
import { shownOverview } from "../paths";
import { whenActed } from "../tasks";

const GATHER_MS = 300;
const DONE_LIMIT = 100;
const FIRST_DECISIONS = 6;

/** All that are not over, what needs attention first; null until the server has said. */
export const cards = signal<readonly TaskCard[] | null>(null);
/** Those done last, where they are looked at; null until the server has said. */
export const doneCards = signal<readonly TaskCard[] | null>(null);
/** For leads and management: to whom they may give tasks. */
export const team = signal<readonly PersonId[]>([]);
/** Whether the first question was answered, or could not be: what is drawn then does not move any more. */
export const overviewSettled = signal(false);

/** What of them is shown. */
export const account = signal<AccountId | null>(null);
export const responsible = signal<PersonId | null>(null);
export const status = signal<TaskStatus | "open">("open");

/** How many wait for the person signed in. */
export const ownTurns = computed(() => {
  const me = state.value.me?.person;
  return me === undefined ? 0 : (cards.value ?? []).filter((card) => isOwnTurn(card, me)).length;
});

/** Tasks that one has accepted, as work that could be begun. */
export function acceptedWork(): readonly MyWork[] {
  return (cards.value ?? [])
    .filter(
      ({ status, assistant }) => assistant === myself.value && ["in_progress", "accepted"].includes(status),
    )
    .filter(({ with_lead }) => !with_lead)
    .map(({ chat, title, account }) => ({ chat, title, account, recorded: 0 }));
}

const isOverviewShown = computed(() => segments.value.length === 0 || shownOverview.value !== null);
const wantsDone = computed(() => {
  const view = shownOverview.value?.view;
  return view === "board" || (view === "list" && status.value === "done");
});

let stale = true;
let loading = false;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Keeps the overview true while it is looked at; its number besides, every half minute. */
export function syncOverview(): void {
  whenLive(() => {
    stale = true;
    void loadCards();
  });
  whenTold((push) => {
    if (changesCards(push)) outdate();
  });
  whenActed(outdate);
  effect(() => {
    const seen = isOverviewShown.value;
    void tick.value; // what needs attention changes with time alone
    untracked(() => {
      if (document.visibilityState === "visible" && (seen || stale)) void loadCards();
    });
  });
  effect(() => {
    if (wantsDone.value) untracked(() => void loadDone());
  });
}

function outdate(): void {
  stale = true;
  if (isOverviewShown.peek()) loadSoon();
}

/** Several pushes in a moment are one question. */
function loadSoon(): void {
  if (timer !== undefined) return;
  timer = setTimeout(() => {
    timer = undefined;
    void loadCards();
  }, GATHER_MS);
}

function changesCards(push: Push): boolean {
  switch (push.t) {
    case "task.changed":
    case "task.told":
    case "chat.renamed":
    case "chat.removed":
    case "day.changed":
      return true;
    case "chat.added":
      return push.chat.kind === "task";
    case "message.created":
      return state.peek().chats.get(push.chat)?.kind === "task"; // who has to answer, and until when
    default:
      return false;
  }
}

async function loadCards(): Promise<void> {
  if (loading || phase.peek() !== "live") return;
  loading = true;
  stale = false;
  const found = await session.request({ t: "task.list" }).catch(() => null);
  if (found !== null) {
    cards.value = found.tasks;
    team.value = found.team ?? [];
  }
  if (found !== null && !overviewSettled.peek() && segments.peek().length === 0)
    await loadDecisions(found.tasks);
  if (found !== null && wantsDone.peek()) await loadDone();
  overviewSettled.value = true;
  loading = false;
  if (found === null)
    stale = true; // asked again with the next tick or connection
  else if (stale && isOverviewShown.peek()) loadSoon();
}

/** What the first decisions on the start page show, so that nothing moves when it comes. */
async function loadDecisions(found: readonly TaskCard[]): Promise<void> {
  const me = state.peek().me?.person;
  if (me === undefined) return;
  const own = found.filter((card) => isDecision(card, me));
  await Promise.all(own.slice(0, FIRST_DECISIONS).map(ensureDecision));
}

/** Asks for those done last, where they are looked at or looked for. */
export const loadDone = oneAtATime(async () => {
  const found = await session
    .request({ t: "task.list", status: "done", limit: DONE_LIMIT })
    .catch(() => null);
  if (found !== null) doneCards.value = found.tasks;
});
