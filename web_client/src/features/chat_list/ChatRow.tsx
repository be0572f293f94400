/** One chat in the list: whose, what happened last, when, and how much is new. */

import { useComputed } from "@preact/signals";
import { Component } from "preact";
import { useLongPress } from "../../kit/browser/long_press";
import { CountBadge } from "../../kit/CountBadge";
import { Icon } from "../../kit/Icon";
import { openMenu } from "../../kit/Menu";
import { held, pendingOf, state, tick } from "../../session/store";
import { movedAt, unreadOf } from "../../state/list";
import { opens, whenShort } from "../../texts/dates";
import { t } from "../../texts/texts";
import type { Chat, Held } from "../../wire/wire";
import { ChatSign } from "../chats/ChatSign";
import { chatPath } from "../chats/paths";
import { draftOf } from "../drafts/drafts";
import { lastText } from "../messages/last_text";
import { isOwnTurn } from "../tasks/next_step";
import { STATUS_ICONS } from "../tasks/status_icons";
import { listActions } from "./list_actions";

interface ChatRowProps {
  readonly chat: Chat;
  readonly title: string;
  readonly current: boolean;
}

/** Drawn again only when it changed itself: a list may have hundreds. */
export class ChatRow extends Component<ChatRowProps> {
  override shouldComponentUpdate(next: ChatRowProps): boolean {
    const { chat, title, current } = this.props;
    return next.chat !== chat || next.title !== title || next.current !== current;
  }

  override render(props: ChatRowProps) {
    return <ChatRowView {...props} />;
  }
}

function ChatRowView({ chat, title, current }: ChatRowProps) {
  const unread = unreadOf(chat);
  const waiting = useComputed(() => held.value.find((one) => one.chat === chat.id)).value;
  const sending = useComputed(() => pendingOf(chat.id).length > 0).value;
  const press = useLongPress((at) => openActions(chat, title, at));
  return (
    <a
      class={unread > 0 ? "chatrow chatrow--new" : "chatrow"}
      href={chatPath(chat.id)}
      aria-current={current ? "page" : undefined}
      draggable={false}
      {...press}
      onContextMenu={(event) => {
        press.onContextMenu(event);
        if (event.defaultPrevented) return; // a finger has it by resting
        if (openActions(chat, title, new DOMRect(event.clientX, event.clientY, 0, 0))) event.preventDefault();
      }}
    >
      <ChatSign chat={chat} title={title} />
      <span class="chatrow-in">
        <span class="chatrow-l">
          <span class="name cut">{title}</span>
          <time>{whenShort(movedAt(chat), tick.value)}</time>
        </span>
        <span class="chatrow-l">
          {waiting === undefined ? (
            <LastEvent chat={chat} current={current} />
          ) : (
            <HeldPreview held={waiting} />
          )}
          <span class="end">
            {(sending || waiting !== undefined) && <WaitingIcon />}
            <CountBadge n={unread} label={t("chat.unread", { n: unread })} />
          </span>
        </span>
      </span>
    </a>
  );
}

/** False where there are none. */
function openActions(chat: Chat, title: string, at: DOMRect): boolean {
  const items = listActions(chat);
  if (items.length > 0) openMenu(title, items, at);
  return items.length > 0;
}

/** What waits in it says more than what was said last. */
function HeldPreview({ held: one }: { held: Held }) {
  const review = one.state === "review";
  const text = review ? t("held.review") : t("held.goes", { when: opens(one.release_at) });
  return <span class={review ? "sub cut is-warn" : "sub cut"}>{text}</span>;
}

function LastEvent({ chat, current }: { chat: Chat; current: boolean }) {
  const draft = useComputed(() => draftOf(chat.id)).value;
  const text = useComputed(() => lastText(state.value.chats.get(chat.id) ?? chat)).value;
  if (draft.text !== "" && !current) {
    return (
      <span class="sub cut">
        <span class="is-draft">{t("chat.draft")}</span> {draft.text}
      </span>
    );
  }
  return (
    <>
      <TurnMark chat={chat} />
      <span class="sub cut">{text}</span>
    </>
  );
}

/** Whose turn a task is, where it is the reader's own; else where it stands. */
function TurnMark({ chat: { task } }: { chat: Chat }) {
  const me = useComputed(() => state.value.me?.person).value;
  if (task === undefined || me === undefined) return null;
  if (isOwnTurn({ next: task, responsible: task.assistant }, me))
    return <span class="state state--turn">{t("chat.your_turn")}</span>;
  const status = t(`task.status.${task.status}`);
  return (
    <span class="state" title={status}>
      <Icon name={STATUS_ICONS[task.status]} small />
      <span class="vh">{status}</span>
    </span>
  );
}

function WaitingIcon() {
  return (
    <span class="state state--turn">
      <Icon name="clock" small />
      <span class="vh">{t("chat.waiting")}</span>
    </span>
  );
}
