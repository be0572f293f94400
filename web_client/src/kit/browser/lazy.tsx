/** Components that are fetched when they are needed, not with the page. */

import { useSignal } from "@preact/signals";
import { type ComponentChildren, type ComponentType, createElement, type VNode } from "preact";
import { useEffect } from "preact/hooks";

/** Without a connection it is tried again after this long (ms), as long as it is wanted. */
const AGAIN_AFTER = 3_000;

interface Lazy<P> {
  (props: P & { readonly meanwhile?: ComponentChildren }): ComponentChildren;
  /** Fetches it before it is drawn. */
  load(): Promise<unknown>;
}

/** A component that is fetched when it is first drawn; once it is there it is drawn at once. */
export function lazy<P extends object>(fetch: () => Promise<ComponentType<P>>): Lazy<P> {
  let there: ComponentType<P> | null = null;
  const load = async () => {
    there ??= await fetch();
  };
  function Shown({ meanwhile = null, ...props }: P & { readonly meanwhile?: ComponentChildren }) {
    const arrived = useSignal(there !== null);
    useEffect(() => {
      if (there !== null) return;
      let timer: ReturnType<typeof setTimeout> | undefined;
      const attempt = () => {
        load().then(
          () => (arrived.value = true),
          () => (timer = setTimeout(attempt, AGAIN_AFTER)),
        );
      };
      attempt();
      return () => clearTimeout(timer);
    }, [arrived]);
    return arrived.value && there !== null
      ? (createElement(there, props as unknown as P) as VNode)
      : meanwhile;
  }
  return Object.assign(Shown, { load });
}
