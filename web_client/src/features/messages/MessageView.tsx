/** One message: its text, what it answers, whether it was changed. */

import { useComputed } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { IconButton } from "../../kit/Button";
import { isEnter } from "../../kit/browser/enter";
import { useLongPress } from "../../kit/browser/long_press";
import { type MenuItem, openMenu } from "../../kit/Menu";
import { MarkdownText } from "../../kit/markdown/MarkdownText";
import { clock, exact } from "../../texts/dates";
import { t } from "../../texts/texts";
import type { ChatId, Message, Millis } from "../../wire/wire";
import { zipUrl } from "../files/files";
import { MessageFiles } from "../files/MessageFiles";
import { isBeingDeleted } from "./edits";
import { Quote } from "./Quote";

interface MessageViewProps {
  readonly message: Message;
  readonly chat: ChatId;
  /** What one can do with it. */
  readonly actions: () => readonly MenuItem[];
  /** What stands under it: tags, what waits for the end of quiet hours. */
  readonly children?: ComponentChildren;
}

/** One line also for what is deleted: who walked to it and deletes it stays there, and is there when it comes back. */
export function MessageView({ message, chat, actions, children }: MessageViewProps) {
  const gone = useComputed(() => isBeingDeleted(chat, message.seq)).value || message.deleted;
  const press = useLongPress((at) => !gone && openMenu(t("msg.actions"), actions(), at));
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the same is done by the buttons inside */}
      <div
        class="bubble-line"
        data-seq={message.seq}
        onKeyDown={(event) => !gone && onKey(event, actions)}
        {...press}
      >
        {gone ? (
          <p class="bubble bubble--gone">{t("msg.deleted")}</p>
        ) : (
          <>
            <Bubble message={message} chat={chat} />
            <MenuButton at={message.at} actions={actions} />
          </>
        )}
      </div>
      {!gone && children}
    </>
  );
}

function Bubble({ message, chat }: { message: Message; chat: ChatId }) {
  const { files = [] } = message;
  return (
    <div class="bubble">
      {message.reply_to !== undefined && <Quote chat={chat} seq={message.reply_to} />}
      {message.text !== "" && <MarkdownText text={message.text} />}
      {(message.edited ?? 0) > 0 && <span class="edited">{t("msg.edited")}</span>}
      {files.length > 0 && (
        <MessageFiles files={files} origin={{ chat, seq: message.seq }} zip={zipUrl(chat, message.seq)} />
      )}
    </div>
  );
}

/** Seen on hover and focus, with the time; on touch a long press opens the same menu. */
function MenuButton({ at, actions }: { at: Millis; actions: () => readonly MenuItem[] }) {
  return (
    <span class="tools">
      <IconButton
        icon="more"
        tabIndex={-1} // by keyboard one walks to the message and opens its menu there
        label={`${t("msg.actions")}, ${clock(at)}`}
        title={exact(at)}
        aria-haspopup="menu"
        onClick={(event) =>
          openMenu(t("msg.actions"), actions(), event.currentTarget.getBoundingClientRect())
        }
      />
      <time aria-hidden="true" title={exact(at)}>
        {clock(at)}
      </time>
    </span>
  );
}

/** Only on the message itself: on what stands in it, letters are text. */
function onKey(event: KeyboardEvent, actions: () => readonly MenuItem[]): void {
  if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
  const run = runOf(event, actions());
  if (run === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  run();
}

function runOf(event: KeyboardEvent, items: readonly MenuItem[]): (() => void) | undefined {
  if (!isEnter(event) && ![" ", "ContextMenu"].includes(event.key))
    return items.find((item) => item.key === event.key.toLowerCase())?.run;
  const at = (event.target as Element).querySelector(".bubble")?.getBoundingClientRect();
  return at && (() => openMenu(t("msg.actions"), items, at));
}
