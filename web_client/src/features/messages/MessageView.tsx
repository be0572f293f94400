/** One message: its text, what it answers, whether it was changed, and what one can do with it. */

import { useComputed } from "@preact/signals";
import { useRef } from "preact/hooks";
import { openMenu } from "../../kit/Menu";
import { htmlOf } from "../../kit/markdown";
import { IconButton } from "../../kit/parts";
import { chatPath } from "../../session/route";
import { state } from "../../session/store";
import { personOf } from "../../state/list";
import { clock, exact } from "../../texts/dates";
import { t } from "../../texts/texts";
import type { ChatId, Held, Message, Seq } from "../../wire/wire";
import { actionsOf } from "../conversation/message_actions";
import { HeldBody } from "../held/HeldActs";
import { TagRow } from "../tags/TagModals";
import { isDoomed } from "./edits";
import { quoteOf } from "./quotes";

export function MessageView({ message, chat }: { message: Message; chat: ChatId }) {
  const gone = useComputed(() => isDoomed(chat, message.seq)).value || message.deleted;
  if (gone) {
    return (
      <p class="bubble bubble--gone" data-seq={message.seq}>
        {t("msg.deleted")}
      </p>
    );
  }
  return <Present message={message} chat={chat} />;
}

function Present({ message, chat }: { message: Message; chat: ChatId }) {
  const press = useLongPress((at) => openMenu(t("msg.actions"), actionsOf(chat, message), at));
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the same is done by the buttons inside */}
      <div
        class="bubble-line"
        data-seq={message.seq}
        onKeyDown={(event) => onKey(event, chat, message)}
        {...press}
      >
        <div class="bubble">
          {message.reply_to !== undefined && <Quote chat={chat} seq={message.reply_to} />}
          <Text text={message.text} />
          {(message.edited ?? 0) > 0 && <span class="edited">{t("msg.edited")}</span>}
        </div>
        <Tools message={message} chat={chat} />
      </div>
      <TagRow chat={chat} message={message} />
      <HeldChanges message={message} chat={chat} />
    </>
  );
}

const NONE: readonly Held[] = [];

/** Edits and deletions of it that wait for the end of quiet hours. */
function HeldChanges({ message, chat }: { message: Message; chat: ChatId }) {
  const all = useComputed(() => {
    const found = state.value.held.filter((one) => one.of === message.seq && one.chat === chat);
    return found.length === 0 ? NONE : found;
  });
  return (
    <>
      {all.value.map((held) => (
        <div class={held.state === "review" ? "held held--review held--of" : "held held--of"} key={held.id}>
          <HeldBody held={held} />
        </div>
      ))}
    </>
  );
}

/** Seen on hover and focus; on touch a long press opens the same menu. */
function Tools({ message, chat }: { message: Message; chat: ChatId }) {
  return (
    <span class="tools">
      <IconButton
        icon="more"
        label={`${t("msg.actions")}, ${clock(message.at)}`}
        title={exact(message.at)}
        aria-haspopup="menu"
        onClick={(event) =>
          openMenu(t("msg.actions"), actionsOf(chat, message), event.currentTarget.getBoundingClientRect())
        }
      />
    </span>
  );
}

function onKey(event: KeyboardEvent, chat: ChatId, message: Message): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const chosen = actionsOf(chat, message).find((item) => item.key === event.key.toLowerCase());
  if (chosen === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  chosen.run();
}

const LONG = 450;
const STILL = 10;

function useLongPress(act: (at: DOMRect) => void) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const from = useRef({ x: 0, y: 0 });
  const stop = () => clearTimeout(timer.current);
  return {
    onPointerDown: (event: PointerEvent) => {
      if (event.pointerType === "mouse") return;
      const { clientX: x, clientY: y } = event;
      from.current = { x, y };
      timer.current = setTimeout(() => act(new DOMRect(x, y, 0, 0)), LONG);
    },
    onPointerMove: (event: PointerEvent) => {
      if (Math.hypot(event.clientX - from.current.x, event.clientY - from.current.y) > STILL) stop();
    },
    onPointerUp: stop,
    onPointerCancel: stop,
    onContextMenu: (event: Event) => {
      if (matchMedia("(hover: none)").matches) event.preventDefault();
    },
  };
}

/** Text with its markup; what has none needs no more than itself. */
export function Text({ text }: { text: string }) {
  const html = useComputed(() => htmlOf(text)).value;
  if (html === null) {
    return (
      <p class="plain" dir="auto">
        {text}
      </p>
    );
  }
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
        {message?.deleted ? t("msg.quote_gone") : (message?.text.replace(/[*_`~]+/g, "") ?? "\u00a0")}
      </span>
    </a>
  );
}
