/** One message: its text, what it answers, and whether it was changed. */

import { useComputed } from "@preact/signals";
import { personOf } from "../state/list";
import { quoteOf } from "../store/quotes";
import { chatPath } from "../store/route";
import { state } from "../store/store";
import { clock, exact } from "../texts/dates";
import { t } from "../texts/texts";
import type { ChatId, Message, Seq } from "../wire/wire";
import { htmlOf } from "./markdown";

export function MessageView({ message, chat }: { message: Message; chat: ChatId; own: boolean }) {
  if (message.deleted) {
    return (
      <p class="bubble bubble--gone" data-seq={message.seq}>
        {t("msg.deleted")}
      </p>
    );
  }
  return (
    <div class="bubble-line" data-seq={message.seq}>
      <div class="bubble" title={exact(message.at)}>
        {message.reply_to !== undefined && <Quote chat={chat} seq={message.reply_to} />}
        <Text text={message.text} />
        {(message.edited ?? 0) > 0 && <span class="edited">{t("msg.edited")}</span>}
        <time class="vh">{clock(message.at)}</time>
      </div>
    </div>
  );
}

/** Text with its markup; what has none needs no more than itself. */
export function Text({ text }: { text: string }) {
  const html = useComputed(() => htmlOf(text)).value;
  if (html === null)
    return (
      <p class="plain" dir="auto">
        {text}
      </p>
    );
  // made without raw HTML and cleaned by DOMPurify
  return <div class="rich" dir="auto" dangerouslySetInnerHTML={{ __html: html }} />;
}

export function Quote({ chat, seq }: { chat: ChatId; seq: Seq }) {
  const message = useComputed(() => quoteOf(chat, seq)).value;
  const name = useComputed(() => (message ? personOf(state.value, message.author).name : "\u00a0")).value;
  return (
    <a class="quote" href={chatPath(chat, seq)} draggable={false}>
      <b>{name}</b>
      <span class="cut quote-text">
        {message?.deleted ? t("msg.quote_gone") : (message?.text ?? "\u00a0")}
      </span>
    </a>
  );
}
