/** The one place to write: grows, keeps what was begun, answers and rewords. */

import { useLayoutEffect, useRef } from "preact/hooks";
import { Button } from "../../kit/Button";
import { useAutoGrow } from "../../kit/browser/auto_grow";
import { isComposing, isEnter } from "../../kit/browser/enter";
import { isNarrow } from "../../kit/browser/narrow";
import { Icon } from "../../kit/Icon";
import { isOver, limitText } from "../../kit/limit";
import { pendingOf, state } from "../../session/store";
import { personOf } from "../../state/list";
import { isBlank } from "../../state/text_cleaning";
import { opens } from "../../texts/dates";
import { joinNames, t } from "../../texts/texts";
import { type Chat, LIMITS, type Message, type When } from "../../wire/wire";
import { enterSends, isSendKey } from "../account/settings";
import { sendTyping } from "../chats/typing";
import { useCompletion } from "../completion/Completion";
import { DraftPreview, PreviewButton } from "../drafts/DraftPreview";
import { clearDraft, isRewording, setDraft, type Writing, writingIn } from "../drafts/drafts";
import { OtherDraft } from "../drafts/OtherDraft";
import { reword, startEdit, stopRewording } from "../drafts/rewordings";
import { AttachButton } from "../files/composing/AttachButton";
import { Attached } from "../files/composing/Attached";
import { attach, pastedFiles } from "../files/composing/attaching";
import { RecordButton } from "../files/recording/RecordButton";
import { Recorder } from "../files/recording/Recorder";
import { finishRecording, recording } from "../files/recording/recorder";
import { type Attachment, attachedTo, isSendable } from "../files/uploading/attachments";
import { rewordHeld } from "../held/held";
import { editMessage } from "../messages/edits";
import { send } from "../messages/sending";
import { firstName } from "../people/names";
import { isHolding, openingText } from "../quiet_hours/held_until_opening";
import { ReplyBar } from "./ReplyBar";

export function Composer({ chat }: { chat: Chat }) {
  const area = useRef<HTMLTextAreaElement>(null);
  const draft = writingIn(chat.id);
  const files = isRewording(draft) ? NO_FILES : attachedTo({ chat: chat.id });
  const records = recording.value?.chat === chat.id;
  const isBegun = !isBlank(draft.text) || files.length > 0 || records;
  const ready = isBegun && !isOver(draft.text, LIMITS.TEXT) && files.every(isSendable);
  const label = t("write.label", { names: addressees(chat) });
  const [first, second] = useSendChoices(chat, draft, files.length > 0 || records);
  const completion = useCompletion(area, chat.id);
  useAutoGrow(area, draft.text);
  const about = draft.held ?? draft.editing ?? draft.replyTo;
  useLayoutEffect(() => {
    if (matchMedia("(hover: hover)").matches || about !== undefined) area.current?.focus();
  }, [chat.id, about]);
  const isEmpty = draft.text === "";
  useLayoutEffect(() => {
    const isNowhere = document.activeElement === document.body; // as after what was withdrawn came back here
    if (isNowhere && !isEmpty && matchMedia("(hover: hover)").matches) area.current?.focus();
  }, [isEmpty]);

  function submit(choice: SendChoice) {
    if (!ready) return area.current?.focus();
    if (records && !isRewording(draft)) void finishRecording().then(() => sendOff(choice));
    else sendOff(choice);
  }

  function sendOff({ when }: SendChoice) {
    const text = draft.text.replaceAll("\0", "").trim(); // what the wire cannot carry
    if (isRewording(draft)) {
      stopRewording(chat.id);
      if (draft.held !== undefined) void rewordHeld(chat.id, draft.held, text);
      else if (draft.editing !== undefined) void editMessage(chat.id, draft.editing, text, when);
    } else {
      const named = attachedTo({ chat: chat.id }).map(({ key, name }) => ({ key, name }));
      if (text === "" && named.length === 0) return; // a recording of nothing
      send(chat.id, text, { replyTo: draft.replyTo, when, files: named });
      clearDraft(chat.id);
    }
    area.current?.focus();
  }

  return (
    <div class="composer-wrap">
      <form
        class={draft.text === "" && files.length === 0 && !records ? "composer is-empty" : "composer"}
        onSubmit={(event) => {
          event.preventDefault();
          submit(first);
        }}
      >
        {completion.list}
        <ReplyBar chat={chat} />
        {!isRewording(draft) && <OtherDraft chat={chat.id} />}
        <DraftPreview text={draft.text} />
        {!isRewording(draft) && <Attached place={{ chat: chat.id }} />}
        <Recorder chat={chat.id} />
        <label class="vh" for="composer">
          {label}
        </label>
        <textarea
          id="composer"
          ref={area}
          rows={1}
          dir="auto"
          placeholder={isNarrow.value ? t("write.short") : label}
          value={draft.text}
          aria-describedby="composer-note"
          {...completion.attributes}
          onInput={(event) => {
            if (isRewording(draft)) reword(chat.id, event.currentTarget.value);
            else setDraft(chat.id, { ...draft, text: event.currentTarget.value });
            if (event.currentTarget.value !== "") sendTyping(chat.id);
            completion.look();
          }}
          onPaste={(event) => {
            const pasted = event.clipboardData ? pastedFiles(event.clipboardData) : [];
            if (pasted.length === 0 || isRewording(draft)) return;
            event.preventDefault();
            void attach({ chat: chat.id }, pasted);
          }}
          onKeyDown={(event) => {
            if (!completion.onKey(event)) onKey(event, chat, () => submit(first));
          }}
        />
        <div class={second ? "composer-bar composer-bar--two" : "composer-bar"}>
          {!isRewording(draft) && (
            <>
              <AttachButton place={{ chat: chat.id }} />
              <RecordButton chat={chat.id} />
            </>
          )}
          <PreviewButton text={draft.text} />
          <div class="composer-send">
            <Button kind="main" type="submit" title={first.text} aria-disabled={!ready}>
              <Icon name={first.when === "opening" ? "clock" : "send"} />
              <span>{first.text}</span>
            </Button>
            {second && (
              <Button
                kind={second.isNew ? "line new" : "line"}
                aria-disabled={!ready}
                onClick={() => submit(second)}
              >
                {second.text}
              </Button>
            )}
          </div>
        </div>
      </form>
      <ComposerNote
        chat={chat}
        text={draft.text}
        first={first}
        pointed={second?.isNew ?? false}
        blocked={!files.every(isSendable)}
      />
    </div>
  );
}

const NO_FILES: readonly Attachment[] = [];

interface SendChoice {
  readonly text: string;
  readonly when?: When;
  /** Quiet hours began under a text: this choice was not there when it was begun. */
  readonly isNew?: boolean;
}

/**
 * What the buttons do. In quiet hours, where customers read, the first delivers at the opening. It is decided
 * while nothing is written: under a half-typed text a button never changes its meaning (SPEC 3).
 */
function useSendChoices(chat: Chat, draft: Writing, hasFiles: boolean): readonly [SendChoice, SendChoice?] {
  const holding = isHolding(chat.id) && draft.held === undefined;
  const opening = useRef(holding);
  if ((draft.text === "" && !hasFiles) || !holding) opening.current = holding;
  const rewording = isRewording(draft);
  const send: SendChoice = { text: t(rewording ? "write.save" : "write.send") };
  if (!holding) return [send];
  const when = openingText();
  const later: SendChoice = { text: t(rewording ? "held.save" : "held.deliver", { when }), when: "opening" };
  if (!opening.current)
    return [
      { ...send, when: "now" },
      { ...later, isNew: true },
    ];
  return [later, { text: t(rewording ? "held.save_now" : "write.send_now"), when: "now" }];
}

interface ComposerNoteProps {
  readonly chat: Chat;
  readonly text: string;
  readonly first: SendChoice;
  readonly pointed: boolean;
  /** A file stands in the way. */
  readonly blocked: boolean;
}

/** Under the field: what is too long, what is new, what customers see of one, and what Enter does. */
function ComposerNote({ chat, text, first, pointed, blocked }: ComposerNoteProps) {
  const room = limitText(text, LIMITS.TEXT) ?? (blocked ? t("file.blocks") : undefined);
  const when = openingText();
  return (
    <p class="composer-note" id="composer-note" role="status">
      {room && <span class={isOver(text, LIMITS.TEXT) || blocked ? "is-danger" : undefined}>{room}</span>}
      {room === undefined && pointed && (
        <span class="is-pointed">{t("held.began", { when, send: first.text })}</span>
      )}
      {room === undefined && !pointed && isHolding(chat.id) && <span>{whatCustomersSee(chat)}</span>}
      {room === undefined && !pointed && <span class="only-wide end">{enterText(first)}</span>}
    </p>
  );
}

function enterText(first: SendChoice): string {
  if (first.when !== undefined)
    return t(enterSends() ? "write.hint.first" : "write.hint.first_ctrl", { what: first.text });
  return t(enterSends() ? "write.hint.enter" : "write.hint.ctrl");
}

/** "Katrin Ostermann sieht: offline, wieder da Mo., 08:00". */
function whatCustomersSee(chat: Chat): string {
  const when = opens(state.value.day?.until ?? 0);
  const members = state.value.logs.get(chat.id)?.members ?? [];
  const customers = members.map((id) => personOf(state.value, id)).filter(({ kind }) => kind === "customer");
  const [only] = customers;
  if (only === undefined || customers.length > 1) return t("presence.seen_by_all", { when });
  return t("presence.seen_by", { name: only.name, when });
}

function addressees(chat: Chat): string {
  if (chat.peer !== undefined) return personOf(state.value, chat.peer).name;
  const me = state.value.me?.person.id;
  const members = state.value.logs.get(chat.id)?.members.filter((member) => member !== me) ?? [];
  if (members.length === 0 || members.length > 3) return t("write.all");
  return joinNames(members.map((member) => firstName(member)));
}

function onKey(event: KeyboardEvent, chat: Chat, submit: () => void): void {
  if (isComposing(event)) return;
  const draft = writingIn(chat.id);
  if (isEnter(event) && isSendKey(event)) {
    event.preventDefault();
    submit();
  } else if (event.key === "Escape" && (draft.replyTo !== undefined || isRewording(draft))) {
    event.stopPropagation();
    if (isRewording(draft)) stopRewording(chat.id);
    else setDraft(chat.id, { text: draft.text });
  } else if (isPlainUp(event) && draft.text === "" && !isSending(chat)) {
    const last = lastOwn(chat);
    if (last !== undefined) {
      event.preventDefault();
      startEdit(chat.id, last);
    }
  }
}

/** With Alt, arrows lead to other chats. */
function isPlainUp(event: KeyboardEvent): boolean {
  const { altKey, ctrlKey, metaKey, shiftKey } = event;
  return event.key === "ArrowUp" && !(altKey || ctrlKey || metaKey || shiftKey);
}

/** One's last message is not there yet: with the arrow one would be given an older one to change by mistake. */
function isSending(chat: Chat): boolean {
  return pendingOf(chat.id).some((pending) => pending.failed === undefined);
}

function lastOwn(chat: Chat): Message | undefined {
  const me = state.peek().me?.person.id;
  return state
    .peek()
    .logs.get(chat.id)
    ?.entries.findLast(
      (entry): entry is Message => entry.t === "message" && entry.author === me && !entry.deleted,
    );
}
