/** The lines of a chat: day, unread divider, notice, group of messages. Drawn again only when they change. */

import { useComputed } from "@preact/signals";
import { Component, Fragment } from "preact";
import { openModal } from "../../kit/Modal";
import { now, state } from "../../session/store";
import { personOf } from "../../state/list";
import { clock, exact, longDay } from "../../texts/dates";
import { t } from "../../texts/texts";
import type { ChatId, Notice, Person, PersonId, TaskNotice } from "../../wire/wire";
import { SavedTaskRow } from "../bot/SavedTaskRow";
import { JumpToDateModal } from "../chats/JumpToDateModal";
import { MessageFrame } from "../messages/MessageFrame";
import { noticeText, taskNoticeText } from "../messages/notice_texts";
import { openTagged } from "../tags/TaggedModal";
import { SYSTEM } from "../tags/tags";
import { CardRow } from "../tasks/cards/CardRow";
import { cardAt } from "../tasks/log_cards";
import { taskOf } from "../tasks/tasks";
import { MessageItem } from "./MessageItem";
import type { LogRow } from "./rows";

interface MessageListRowProps {
  readonly row: LogRow;
  readonly chat: ChatId;
  /** The language it is drawn in. */
  readonly words: string;
}

export class MessageListRow extends Component<MessageListRowProps> {
  override shouldComponentUpdate(next: MessageListRowProps): boolean {
    return next.row !== this.props.row || next.chat !== this.props.chat || next.words !== this.props.words;
  }

  override render({ row, chat }: MessageListRowProps) {
    switch (row.kind) {
      case "day":
        return (
          <h2 class="day">
            <button
              type="button"
              title={t("jump")}
              onClick={() => openModal(<JumpToDateModal chat={chat} />)}
            >
              <time dateTime={new Date(row.at).toISOString()}>{longDay(row.at, now())}</time>
            </button>
          </h2>
        );
      case "unread":
        return <p class="unread">{t("count.new", { n: row.count })}</p>;
      case "notice":
        return row.notice.t === "task" ? (
          <TaskLine notice={row.notice} chat={chat} />
        ) : (
          <NoticeLine notice={row.notice} chat={chat} />
        );
      case "group":
        return <MessageGroup row={row} chat={chat} />;
    }
  }
}

function usePerson(id: PersonId | undefined): Person | null {
  return useComputed(() => (id === undefined ? null : personOf(state.value, id))).value;
}

function MessageGroup({ row, chat }: { row: Extract<LogRow, { kind: "group" }>; chat: ChatId }) {
  const first = row.messages[0];
  const author = usePerson(row.author);
  const writer = usePerson(first?.written_by);
  const me = useComputed(() => state.value.me?.person.id).value;
  if (first === undefined || author === null) return null;
  const own = row.author === me || first.written_by === me;
  const via = own && writer ? t("talk.via", { name: author.name }) : writer?.name;
  return (
    <MessageFrame person={author} own={own} at={first.at} via={via}>
      {row.messages.map((message) => (
        <MessageItem key={message.seq} message={message} chat={chat} />
      ))}
    </MessageFrame>
  );
}

/** What is decided stands as a card, everything else that happens to a task as a line. */
function TaskLine({ notice, chat }: { notice: TaskNotice; chat: ChatId }) {
  const task = useComputed(() => taskOf(chat)).value;
  if (notice.code === "saved") return <SavedTaskRow notice={notice} />;
  const decided = cardAt(notice, task);
  if (task === undefined || decided === null) return <NoticeLine notice={notice} chat={chat} />;
  return <CardRow chat={chat} task={task} notice={notice} decided={decided} />;
}

function NoticeLine({ notice, chat }: { notice: Notice | TaskNotice; chat: ChatId }) {
  const text = useComputed(() =>
    notice.t === "task" ? taskNoticeText(notice) : noticeText(notice, chat),
  ).value;
  return (
    <p class="sysline" data-seq={notice.seq}>
      <span>
        {notice.t === "task" && <SystemTags notice={notice} chat={chat} />}
        {text} · <time title={exact(notice.at)}>{clock(notice.at)}</time>
      </span>
    </p>
  );
}

function SystemTags({ notice, chat }: { notice: TaskNotice; chat: ChatId }) {
  return (notice.tags ?? []).map((tag) => (
    <Fragment key={tag}>
      <button type="button" class="tag tag--sys" onClick={() => openTagged(chat, `${SYSTEM}${tag}`)}>
        {t(`sys.${tag}`)}
      </button>{" "}
    </Fragment>
  ));
}
