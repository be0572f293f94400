/** Several tabs of one person: each is known by a lock that goes with it, and they tell each other what changed. */

/** What one tab tells the others. */
export type News = "outbox" | "signed_out";

export const tab = crypto.randomUUID();

const channel = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel("feierabend");

export function tell(news: News): void {
  channel?.postMessage(news);
}

export function hear(listen: (news: News) => void): void {
  channel?.addEventListener("message", ({ data }) => listen(data as News));
}

/** Holds this tab's lock until it closes. */
export function standUp(): void {
  void navigator.locks?.request(`fe-tab-${tab}`, () => new Promise(() => undefined));
}

/** Whether the tab of that name is still open. Where that cannot be known: no, for sending twice does no harm. */
export async function isTabAlive(other: string): Promise<boolean> {
  const locks = await navigator.locks?.query().catch(() => null);
  return locks?.held?.some(({ name }) => name === `fe-tab-${other}`) ?? false;
}
