/** Several tabs of one person: each is known by a lock that goes with it, and they tell each other what changed. */

/** What one tab tells the others. */
export type TabMessage = "outbox" | "signed_out";

export const tab = crypto.randomUUID();

const channel = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel("feierabend");

export function broadcast(news: TabMessage): void {
  channel?.postMessage(news);
}

export function onBroadcast(listen: (news: TabMessage) => void): void {
  channel?.addEventListener("message", ({ data }) => listen(data as TabMessage));
}

/** Holds this tab's lock until it closes. */
export function holdTabLock(): void {
  void navigator.locks?.request(`fe-tab-${tab}`, () => new Promise(() => undefined));
}

const leavings = new Map<string, Promise<void>>();

/** Resolves once the tab of that name is gone. Where that cannot be known: at once, for sending twice does no harm. */
export function whenGone(other: string): Promise<void> {
  const known = leavings.get(other) ?? lockOf(other);
  leavings.set(other, known);
  return known;
}

async function lockOf(other: string): Promise<void> {
  await navigator.locks?.request(`fe-tab-${other}`, () => undefined).catch(() => undefined);
}
