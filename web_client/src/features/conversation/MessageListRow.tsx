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
import { repeatedText } from "../messages/notice_texts";
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
        return <NoticeRow notices={row.notices} chat={chat} />;
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
  if (notice.code === "saved") return <SavedTaskRow notice={notice} chat={chat} />;
  const decided = cardAt(notice, task);
  if (task === undefined || decided === null) return <NoticeLine notices={[notice]} chat={chat} />;
  return <CardRow chat={chat} task={task} notice={notice} decided={decided} />;
}

function NoticeRow({ notices, chat }: NoticesProps) {
  const [only] = notices;
  return notices.length === 1 && only?.t === "task" ? (
    <TaskLine notice={only} chat={chat} />
  ) : (
    <NoticeLine notices={notices} chat={chat} />
  );
}

interface NoticesProps {
  readonly notices: readonly (Notice | TaskNotice)[];
  readonly chat: ChatId;
}

/** What happened; "3 ×" where it happened several times in a row. */
function NoticeLine({ notices, chat }: NoticesProps) {
  const text = useComputed(() => repeatedText(notices, chat)).value;
  const [first] = notices;
  const last = notices.at(-1);
  if (first === undefined || last === undefined) return null;
  return (
    <p class="sysline" data-seq={last.seq}>
      <span>
        {notices.slice(0, -1).map(({ seq }) => (
          <i key={seq} data-seq={seq} />
        ))}
        {first.t === "task" && <SystemTags notice={first} chat={chat} />}
        {text} · {notices.length > 1 && <>{t("count.times", { n: notices.length })} · </>}
        <time title={notices.map(({ at }) => exact(at)).join("; ")}>
          {clock(first.at)}
          {clock(last.at) !== clock(first.at) && `–${clock(last.at)}`}
        </time>
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
