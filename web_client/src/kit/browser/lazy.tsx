/** Components that are fetched when they are needed, not with the page. */

import { signal } from "@preact/signals";
import { type ComponentChildren, type ComponentType, createElement } from "preact";
import { useLayoutEffect } from "preact/hooks";

/** Without a connection it is tried again after this long (ms), as long as it is wanted. */
const AGAIN_AFTER = 3_000;

interface Lazy<P> {
  (props: P & { readonly meanwhile?: ComponentChildren }): ComponentChildren;
  /** Fetches it before it is drawn. */
  load(): Promise<unknown>;
}

/** A component that is fetched when it is first drawn; once it is there it is drawn at once. */
export function lazy<P extends object>(fetch: () => Promise<ComponentType<P>>): Lazy<P> {
  const there = signal<{ readonly Component: ComponentType<P> } | null>(null);
  let fetching: Promise<void> | null = null;
  const begin = async () => {
    try {
      there.value = { Component: await fetch() };
    } finally {
      fetching = null;
    }
  };
  const load = async () => {
    if (there.peek() !== null) return;
    fetching ??= begin();
    await fetching;
  };
  function Shown({ meanwhile = null, ...props }: P & { readonly meanwhile?: ComponentChildren }) {
    useLayoutEffect(() => keepTrying(load), []);
    return there.value === null ? meanwhile : createElement(there.value.Component, props as unknown as P);
  }
  return Object.assign(Shown, { load });
}

/** Until it works, or the function that is returned is called. */
function keepTrying(act: () => Promise<unknown>): () => void {
  let isWanted = true;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const later = () => {
    if (isWanted) timer = setTimeout(attempt, AGAIN_AFTER);
  };
  const attempt = () => {
    act().catch(later);
  };
  attempt();
  return () => {
    isWanted = false;
    clearTimeout(timer);
  };
}
