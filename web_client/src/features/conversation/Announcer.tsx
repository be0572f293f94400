import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { state } from "../../session/store";
import { personOf } from "../../state/list";
import type { Chat, PersonId } from "../../wire/wire";
import { oneLine } from "../messages/one_line";

/** Reads out what others write while one is here, and nothing of what is loaded from before. */
export function Announcer({ chat, me }: { chat: Chat; me: PersonId }) {
  const heard = useRef(chat.last?.seq ?? 0);
  const words = useSignal("");
  const { last } = chat;
  useEffect(() => {
    if (last === undefined || last.seq <= heard.current) return;
    heard.current = last.seq;
    if (last.author !== me)
      words.value = `${personOf(state.peek(), last.author).name}: ${oneLine(last.excerpt, last.files)}`;
  }, [last, me, words]);
  return (
    <div class="vh" aria-live="polite">
      {words.value}
    </div>
  );
}
