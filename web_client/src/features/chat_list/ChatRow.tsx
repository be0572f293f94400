/** One chat in the list: whose, what was last said, when, and how much is new. */

import { useComputed } from "@preact/signals";
import { Component } from "preact";
import { CountBadge } from "../../kit/CountBadge";
import { Icon } from "../../kit/Icon";
import { openMenu } from "../../kit/Menu";
import { plainText } from "../../kit/markdown/plain_text";
import { held, myself, pendingOf, people, tick } from "../../session/store";
import { movedAt } from "../../state/list";
import { opens, whenShort } from "../../texts/dates";
import { t } from "../../texts/texts";
import type { Chat, Held } from "../../wire/wire";
import { ChatSign } from "../chats/ChatSign";
import { chatPath } from "../chats/paths";
import { draftOf } from "../messages/drafts";
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
  const unread = chat.unread ?? 0;
  const waiting = useComputed(() => held.value.find((one) => one.chat === chat.id)).value;
  const sending = useComputed(() => pendingOf(chat.id).length > 0).value;
  return (
    <a
      class={unread > 0 ? "chatrow chatrow--new" : "chatrow"}
      href={chatPath(chat.id)}
      aria-current={current ? "page" : undefined}
      draggable={false}
      onContextMenu={(event) => {
        const items = listActions(chat);
        if (items.length === 0) return;
        event.preventDefault();
        openMenu(title, items, new DOMRect(event.clientX, event.clientY, 0, 0));
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
            <LastMessage chat={chat} current={current} />
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

/** What waits in it says more than what was said last. */
function HeldPreview({ held: one }: { held: Held }) {
  const review = one.state === "review";
  const text = review ? t("held.review") : t("held.goes", { when: opens(one.release_at) });
  return <span class={review ? "sub cut is-warn" : "sub cut"}>{text}</span>;
}

function LastMessage({ chat, current }: { chat: Chat; current: boolean }) {
  const draft = useComputed(() => draftOf(chat.id)).value;
  if (draft.text !== "" && !current) {
    return (
      <span class="sub cut">
        <span class="is-draft">{t("chat.draft")}</span> {draft.text}
      </span>
    );
  }
  const { last } = chat;
  if (last === undefined) {
    return <span class="sub cut">{t(chat.kind === "task" ? "chat.fresh" : "chat.nothing")}</span>;
  }
  return (
    <span class="sub cut">
      {whoSaid(chat)}
      {last.deleted ? t("chat.deleted") : plainText(last.excerpt)}
    </span>
  );
}

/** "Jana: ", "Sie: "; nothing where only the other one can have said it. */
function whoSaid(chat: Chat): string {
  const author = chat.last?.author;
  if (author === undefined) return "";
  if (author === myself.value) return `${t("you")}: `;
  if (author === chat.peer) return "";
  return `${(people.value.get(author)?.name ?? "…").split(" ")[0]}: `;
}

function WaitingIcon() {
  return (
    <span class="state state--turn">
      <Icon name="clock" small />
      <span class="vh">{t("chat.waiting")}</span>
    </span>
  );
}
