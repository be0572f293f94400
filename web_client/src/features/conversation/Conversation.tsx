/** One chat: its head, what was said, and the place to write. */

import { useComputed } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { Button } from "../../kit/Button";
import { visits } from "../../kit/browser/navigation";
import { usePageTitle } from "../../kit/browser/page_title";
import { painted } from "../../kit/browser/painted";
import { EmptyState } from "../../kit/EmptyState";
import { phase, state } from "../../session/store";
import { titleOf } from "../../state/list";
import { reaches } from "../../state/log";
import { isBlank } from "../../state/text_cleaning";
import { t } from "../../texts/texts";
import type { ChatId, Seq } from "../../wire/wire";
import { JoinChat } from "../chats/JoinChat";
import { firstUnread, openChat, unopened } from "../chats/log";
import { writingIn } from "../drafts/drafts";
import { useDrop } from "../files/composing/drop";
import { attachedTo } from "../files/uploading/attachments";
import { askUploads } from "../files/uploading/sync";
import { isHolding } from "../quiet_hours/held_until_opening";
import { NextStepLine } from "../tasks/panel/NextStepLine";
import { isTaskAwaited } from "../tasks/tasks";
import { Composer } from "./Composer";
import { ConversationHeader } from "./ConversationHeader";
import { DetailsPanel } from "./DetailsPanel";
import { MessageList } from "./MessageList";

export function Conversation({ chat: id, seq }: { chat: ChatId; seq: Seq | null }) {
  const chat = state.value.chats.get(id);
  const log = state.value.logs.get(id);
  const live = phase.value === "live";
  const missing = log === undefined;
  const visit = visits.value;
  // each visit asks anew, even for the same message
  useEffect(() => {
    if (live && (missing || isElsewhere(id, seq))) void openChat(id, seq ?? firstUnread(id));
  }, [id, seq, live, missing, visit]);
  const mayWrite = chat !== undefined && !chat.looking_in;
  useEffect(() => {
    if (live && mayWrite) void askUploads({ chat: id });
  }, [id, live, mayWrite]);
  const dropping = useDrop(mayWrite ? { chat: id } : null);
  const title = chat === undefined ? "" : titleOf(state.value, chat);
  usePageTitle(title);
  const known = chat !== undefined && log !== undefined && !isTaskAwaited(id); // all of it at once: nothing moves
  const writing = useIsWriting(id) && chat?.looking_in !== true;
  const wrong = log === undefined ? unopened.value.get(id) : undefined;
  if (wrong !== undefined) return <NotOpened id={id} why={wrong} />;
  return (
    <>
      <main class={writing ? "pane-main is-writing" : "pane-main"} id="main" tabIndex={-1}>
        <ConversationHeader chat={chat} title={title} members={log?.members ?? []} />
        {known && painted.value ? (
          <>
            {chat.kind === "task" && <NextStepLine chat={chat} />}
            <MessageList key={id} chat={chat} log={log} seq={seq} />
          </>
        ) : (
          <div class="scroll" />
        )}
        {dropping && <p class="drop-here">{t("file.drop")}</p>}
        {chat && !chat.looking_in && <Composer chat={chat} />}
        {chat?.looking_in && <JoinChat chat={chat} />}
      </main>
      {chat && <DetailsPanel chat={chat} members={log?.members ?? []} />}
    </>
  );
}

/** Whether the composer has the one filled button: something is written, or it delivers later. */
function useIsWriting(id: ChatId): boolean {
  return useComputed(
    () => isHolding(id) || !isBlank(writingIn(id).text) || attachedTo({ chat: id }).length > 0,
  ).value;
}

/** Whether the message one wants to see is not in the stretch that is held. */
function isElsewhere(id: ChatId, seq: Seq | null): boolean {
  const log = state.peek().logs.get(id);
  return log !== undefined && seq !== null && !reaches(log, seq);
}

function NotOpened({ id, why }: { id: ChatId; why: "gone" | "failed" }) {
  return (
    <main class="pane-main pane-main--empty" id="main" tabIndex={-1}>
      {why === "gone" ? (
        <EmptyState alone title={t("talk.gone")} hint={t("talk.gone_hint")}>
          <a class="btn btn--soft" href="/chats">
            {t("back")}
          </a>
        </EmptyState>
      ) : (
        <EmptyState alone title={t("talk.load_failed")}>
          <Button onClick={() => void openChat(id)}>{t("retry")}</Button>
        </EmptyState>
      )}
    </main>
  );
}
