import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { isModalOpen } from "../../../kit/Modal";
import type { AttachPlace } from "../uploading/attachments";
import { attach, droppedFiles } from "./attaching";

/** Something on the page. */
interface Held {
  readonly current: Element | null;
}

/**
 * Lets files be dropped anywhere on the page, or with `within` on the dialog that it is in; whether some are held there.
 * What is behind a dialog takes none.
 */
export function useDrop(place: AttachPlace | null, within?: Held): boolean {
  const over = useSignal(false);
  const target = useRef(place);
  target.current = place;
  useEffect(() => {
    let inside = 0; // elements entered and not left: one is told of each
    const listen = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault(); // dropped beside it, the browser would leave the page for the file
      const { type } = event;
      const to = target.current;
      const takes = to !== null && (within === undefined ? !isModalOpen() : isAround(event, within));
      inside =
        type === "dragenter" ? inside + 1 : type === "dragleave" ? inside - 1 : type === "drop" ? 0 : inside;
      over.value = inside > 0 && takes;
      if (type === "drop" && takes) void attach(to, droppedFiles(event.dataTransfer));
    };
    const kinds = ["dragenter", "dragover", "dragleave", "drop"] as const;
    for (const kind of kinds) addEventListener(kind, listen);
    return () => {
      for (const kind of kinds) removeEventListener(kind, listen);
    };
  }, [over, within]);
  return over.value;
}

/** Whether it happens on the dialog that something is in. */
function isAround({ target }: Event, { current }: Held): boolean {
  return target instanceof Node && current?.closest("dialog")?.contains(target) === true;
}
