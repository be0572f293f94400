import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { ChatId } from "../../../wire/wire";
import { attach, droppedFiles } from "./attaching";

/** Lets files be dropped anywhere on the chat; whether some are held over the page. */
export function useDrop(chat: ChatId | null): boolean {
  const over = useSignal(false);
  const target = useRef(chat);
  target.current = chat;
  useEffect(() => {
    let inside = 0; // elements entered and not left: one is told of each
    const listen = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault(); // dropped beside it, the browser would leave the page for the file
      const { type } = event;
      inside =
        type === "dragenter" ? inside + 1 : type === "dragleave" ? inside - 1 : type === "drop" ? 0 : inside;
      over.value = inside > 0 && target.current !== null;
      if (type === "drop" && target.current !== null)
        void attach(target.current, droppedFiles(event.dataTransfer));
    };
    const kinds = ["dragenter", "dragover", "dragleave", "drop"] as const;
    for (const kind of kinds) addEventListener(kind, listen);
    return () => {
      for (const kind of kinds) removeEventListener(kind, listen);
    };
  }, [over]);
  return over.value;
}
