import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { isModalOpen } from "../../../kit/Modal";
import type { AttachPlace } from "../uploading/attachments";
import { attach, droppedFiles } from "./attaching";

/** Lets files be dropped anywhere on the page; whether some are held over it. What is behind a modal takes none. */
export function useDrop(place: AttachPlace | null): boolean {
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
      const takes = to !== null && (to.act !== undefined || !isModalOpen());
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
  }, [over]);
  return over.value;
}
