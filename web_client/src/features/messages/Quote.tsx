import { useComputed } from "@preact/signals";
import { state } from "../../session/store";
import { personOf } from "../../state/list";
import { t } from "../../texts/texts";
import type { ChatId, Seq } from "../../wire/wire";
import { chatPath } from "../chats/paths";
import { oneLine } from "./one_line";
import { quoteOf } from "./quotes";

/** The message that one answers; it leads there. */
export function Quote({ chat, seq }: { chat: ChatId; seq: Seq }) {
  const message = useComputed(() => quoteOf(chat, seq)).value;
  const name = useComputed(() => (message ? personOf(state.value, message.author).name : "\u00a0")).value;
  return (
    <a class="quote" href={chatPath(chat, seq)} draggable={false}>
      <b>{name}</b>
      <span class="cut quote-text">
        {message?.deleted ? t("msg.quote_gone") : message ? oneLine(message.text, message.files) : "\u00a0"}
      </span>
    </a>
  );
}
