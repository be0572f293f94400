/** The few things that go over HTTP: the door, signing in and out. */

import { language } from "../texts/texts";
import type { Me, Millis, Person } from "../wire/wire";

export interface Door {
  readonly agency: string;
  readonly day: { readonly quiet: boolean; readonly until: Millis };
  readonly now: Millis;
  readonly demo: readonly DemoLogin[];
}

export interface DemoLogin {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly role: string;
}

export interface Credentials {
  readonly email: string;
  readonly password: string;
  readonly stay: boolean;
}

export interface Denied {
  readonly code: string;
  readonly message: string;
  readonly retry_after?: number;
}

/** What the server answered, what it refused, or null when it could not be reached. */
export type Answer<T> = { readonly ok: T } | { readonly denied: Denied } | null;

async function call<T>(path: string, body?: unknown): Promise<Answer<T>> {
  const headers: Record<string, string> = { "Accept-Language": language.peek() };
  if (body !== undefined) headers["Content-Type"] = "application/json";
  const init: RequestInit = { headers, credentials: "same-origin" };
  if (body !== undefined) Object.assign(init, { method: "POST", body: JSON.stringify(body) });
  try {
    const response = await fetch(path, init);
    if (response.status === 204) return { ok: undefined as T };
    const answer: unknown = await response.json();
    return response.ok ? { ok: answer as T } : { denied: answer as Denied };
  } catch {
    return null;
  }
}

export const door = () => call<Door>("/api/door");
export const me = () => call<Me>("/api/me");
export const signIn = (who: Credentials) => call<{ person: Person }>("/api/sign-in", who);
/** Only the demo has it. `to` is a local time of Berlin. */
export const moveClock = (to: string) => call<{ now: Millis }>("/api/demo/clock", { now: to });
export const signOut = () => call<void>("/api/sign-out", {});
