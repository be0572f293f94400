/** What was said in a chat, held where one reads, growing at both ends. */

import { useComputed, useSignal } from "@preact/signals";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { visits } from "../../kit/browser/navigation";
import { EmptyState } from "../../kit/EmptyState";
import { Icon } from "../../kit/Icon";
import { pendingOf, phase, state } from "../../session/store";
import { unreadOf } from "../../state/list";
import { reaches } from "../../state/log";
import type { Log } from "../../state/model";
import { dayKey } from "../../texts/dates";
import { language, t } from "../../texts/texts";
import type { Chat, Seq } from "../../wire/wire";
import { loadMore, openChat, trimLog } from "../chats/log";
import { markRead } from "../chats/read_marks";
import { HeldActs, heldAtEnd } from "../held/HeldActs";
import { isRepeated } from "../messages/notice_texts";
import { PendingMessages } from "../messages/PendingMessages";
import { notYetHeld, stillPending } from "../messages/pending";
import { Announcer } from "./Announcer";
import { MessageListRow } from "./MessageListRow";
import { ReadReceipt } from "./ReadReceipt";
import { type LogRow, rowsOf, shareRows } from "./rows";
import { ScrollPosition } from "./scroll_position";
import { TypingIndicator } from "./TypingIndicator";

export function MessageList({ chat, log, seq }: { chat: Chat; log: Log; seq: Seq | null }) {
  const me = state.value.me?.person.id ?? "";
  const arrival = useRef({ readTo: unreadOf(chat) > 0 ? (chat.read ?? 0) : null, newTo: chat.head }).current;
  const position = useRef(new ScrollPosition()).current;
  const box = useRef<HTMLDivElement>(null);
  const shared = useRef<readonly LogRow[]>([]);
  const held = heldAtEnd(chat.id);
  const waiting = notYetHeld(stillPending(pendingOf(chat.id), log.entries, me, log.cursor), held);
  const rows = shareRows(shared.current, rowsOf(log.entries, { me, ...arrival, isRepeated, dayOf: dayKey }));
  shared.current = rows;
  position.moreAfter = log.moreAfter;

  useLayoutEffect(() => (box.current ? position.attach(box.current) : undefined), [position]);
  useInitialScroll(position, seq, log, box);
  useLayoutEffect(() => position.settle());
  useEffect(() => loadNearEdges(chat, position), [chat, position, log.entries, phase.value]);
  useScrollToOwn(chat, log, position, waiting.length + held.length);
  useReadMarks(chat, log, position);

  return (
    <div class="talk-wrap">
      <div
        class="scroll talk-scroll"
        role="log"
        aria-live="off"
        aria-label={t("talk")}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: one scrolls it by keys, and walks from it to its messages
        tabIndex={0}
        ref={box}
        onScroll={() => {
          position.scrolled();
          loadNearEdges(chat, position);
        }}
      >
        <div class="talk">
          {log.entries.length === 0 && waiting.length + held.length === 0 && (
            <EmptyState title={t("talk.empty")} hint={t("talk.empty_hint")} />
          )}
          {rows.map((row) => (
            <MessageListRow key={row.key} row={row} chat={chat.id} words={language.value} />
          ))}
          <ReadReceipt chat={chat.id} log={log} me={me} />
          {!log.moreAfter && <PendingMessages pendings={waiting} />}
          {!log.moreAfter && <HeldActs all={held} />}
          <TypingIndicator chat={chat.id} />
        </div>
      </div>
      <ScrollToEndButton chat={chat} log={log} position={position} />
      <Announcer chat={chat} me={me} />
    </div>
  );
}

/** Loads more before an edge comes into view. */
function loadNearEdges(chat: Chat, position: ScrollPosition): void {
  const near = position.height() * 1.5;
  if (position.above() < near) void loadMore(chat.id, "before");
  if (position.below() < near) void loadMore(chat.id, "after");
}

/** On coming: to the message of the address, else to the first unread, else to the end. */
function useInitialScroll(
  position: ScrollPosition,
  seq: Seq | null,
  log: Log,
  box: { readonly current: HTMLElement | null },
): void {
  const visit = visits.value;
  const arrived = useRef(-1);
  const there = seq === null || reaches(log, seq);
  useLayoutEffect(() => {
    if (arrived.current === visit || !there) return;
    arrived.current = visit; // each visit arrives anew, even at the same message, once it is loaded
    const entry = seq === null ? undefined : log.entries.find((one) => one.seq >= seq);
    if (entry !== undefined && position.toSeq(entry.seq)) return;
    const divider = box.current?.querySelector(".unread");
    if (divider) position.toElement(divider);
    else position.toEnd();
  }, [position, seq, visit, there, log.entries, box]);
}

/** What one writes oneself is always seen. */
function useScrollToOwn(chat: Chat, log: Log, position: ScrollPosition, waiting: number): void {
  const before = useRef(waiting);
  useLayoutEffect(() => {
    if (waiting > before.current) toEnd(chat, log, position);
    before.current = waiting;
  }, [chat, log, position, waiting]);
}

/** To the end, which may have to be loaded first. */
function toEnd(chat: Chat, log: Log, position: ScrollPosition): void {
  if (log.moreAfter) void openChat(chat.id).then(() => position.toEnd());
  else position.toEnd();
}

/** Whoever stands at the end with the window before them has read it. */
function useReadMarks(chat: Chat, log: Log, position: ScrollPosition): void {
  const attentive = useWindowFocus();
  const here = attentive && position.atEnd.value && !log.moreAfter;
  useEffect(() => {
    if (!here) return;
    markRead(chat.id);
    trimLog(chat.id);
  }, [here, chat.id, chat.last?.seq, chat.unread, phase.value]);
}

function useWindowFocus(): boolean {
  const attentive = useSignal(document.hasFocus());
  useEffect(() => {
    const look = () => {
      attentive.value = document.visibilityState === "visible" && document.hasFocus();
    };
    const happenings = ["focus", "blur", "visibilitychange"] as const;
    for (const happening of happenings) addEventListener(happening, look, true);
    look(); // it may have come or gone since it was drawn
    return () => {
      for (const happening of happenings) removeEventListener(happening, look, true);
    };
  }, [attentive]);
  return attentive.value;
}

/** To what is new, where that is not in view; else to the end, where acts may wait below it. */
function toNewOrEnd(chat: Chat, log: Log, position: ScrollPosition): void {
  const first = log.entries.find(({ seq }) => seq > (chat.read ?? 0));
  if (log.moreAfter || first === undefined || !position.isBelow(first.seq)) toEnd(chat, log, position);
  else position.toSeq(first.seq);
}

/** Back to the end; says how much is new there. */
function ScrollToEndButton({ chat, log, position }: { chat: Chat; log: Log; position: ScrollPosition }) {
  const away = useComputed(() => !position.atEnd.value);
  if (!away.value && !log.moreAfter) return null;
  const unread = unreadOf(chat);
  return (
    <button
      type="button"
      class={unread > 0 ? "to-end to-end--new" : "to-end"}
      aria-label={unread > 0 ? undefined : t("talk.to_end")}
      onClick={() => toNewOrEnd(chat, log, position)}
    >
      {unread > 0 && <span>{t("talk.new", { n: unread })}</span>}
      <Icon name="down" small />
    </button>
  );
}
