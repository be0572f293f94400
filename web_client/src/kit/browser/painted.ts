/** Whether the page's frame has been painted once: what is costly to draw waits for that, in a task of its own. */

import { type ReadonlySignal, signal } from "@preact/signals";
import { useEffect } from "preact/hooks";

const done = signal(false);

export const painted: ReadonlySignal<boolean> = done;

/** For the frame. Effects run after the browser has painted, or a moment later where it does not paint. */
export function useNotePainted(): void {
  useEffect(() => {
    done.value = true;
  }, []);
}
