/** The one place to write: grows, keeps what was begun, answers and rewords. */

import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { personOf } from "../state/list";
import { edit } from "../store/changes";
import { typing } from "../store/chats";
import { draftOf, editIn, setDraft } from "../store/drafts";
import { quoteOf } from "../store/quotes";
import { send } from "../store/sending";
import { sendKey } from "../store/settings";
import { isEvening, state } from "../store/store";
import { listed, t } from "../texts/texts";
import { type Chat, LIMITS, type Message } from "../wire/wire";
import { Button, IconButton } from "./parts";
import { firstName } from "./TalkFoot";

export function Composer({ chat }: { chat: Chat }) {
  const area = useRef<HTMLTextAreaElement>(null);
  const draft = draftOf(chat.id);
  const over = [...draft.text].length - LIMITS.TEXT;
  const ready = draft.text.trim() !== "" && over <= 0;
  const label = t("write.label", { names: addressees(chat) });
  useGrowing(area, draft.text);
  useEffect(() => {
    if (matchMedia("(hover: hover)").matches || draft.replyTo || draft.editing) area.current?.focus();
  }, [chat.id, draft.replyTo, draft.editing]);

  function submit() {
    if (!ready) return;
    const text = draft.text.replaceAll("\0", "").trim(); // what the wire cannot carry
    if (draft.editing !== undefined) void edit(chat.id, draft.editing, text);
    else send(chat.id, text, draft.replyTo ?? null);
    setDraft(chat.id, { text: "" });
    area.current?.focus();
  }

  return (
    <div class="composer-wrap">
      <form
        class="composer"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Context chat={chat} />
        <label class="vh" for="composer">
          {label}
        </label>
        <textarea
          id="composer"
          ref={area}
          rows={1}
          dir="auto"
          placeholder={label}
          value={draft.text}
          aria-describedby="composer-note"
          onInput={(event) => {
            setDraft(chat.id, { ...draft, text: event.currentTarget.value });
            if (event.currentTarget.value !== "") typing(chat.id);
          }}
          onKeyDown={(event) => onKey(event, chat, submit)}
        />
        <div class="composer-bar">
          <div class="composer-send">
            <Button kind="main" type="submit" aria-disabled={!ready}>
              {submitText(chat, draft.editing !== undefined)}
            </Button>
          </div>
        </div>
      </form>
      <p class="composer-note" id="composer-note">
        {over > 0 ? (
          <span class="is-danger">{t("msg.too_long", { n: over })}</span>
        ) : (
          <span class="only-wide">
            {t(sendKey.value === "enter" ? "write.hint.enter" : "write.hint.ctrl")}
          </span>
        )}
      </p>
    </div>
  );
}

/** In quiet hours the button says outright that customers get it now. */
function submitText(chat: Chat, editing: boolean): string {
  if (editing) return t("write.save");
  return t(isEvening.value && !chat.staff_only ? "write.send_now" : "write.send");
}

/** What is answered or reworded, and the way out of it. */
function Context({ chat }: { chat: Chat }) {
  const { replyTo, editing, text } = draftOf(chat.id);
  if (editing !== undefined) {
    return (
      <div class="replying">
        <span class="grow">{t("write.editing")}</span>
        <IconButton icon="x" label={t("write.stop_edit")} onClick={() => setDraft(chat.id, { text: "" })} />
      </div>
    );
  }
  if (replyTo === undefined) return null;
  const quote = quoteOf(chat.id, replyTo);
  return (
    <div class="replying">
      <span class="grow cut">
        <b>{t("write.replying", { name: quote ? personOf(state.value, quote.author).name : "…" })}</b>{" "}
        {quote?.text}
      </span>
      <IconButton icon="x" label={t("write.stop_reply")} onClick={() => setDraft(chat.id, { text })} />
    </div>
  );
}

function addressees(chat: Chat): string {
  if (chat.peer !== undefined) return personOf(state.value, chat.peer).name;
  const me = state.value.me?.person.id;
  const members = state.value.logs.get(chat.id)?.members.filter((member) => member !== me) ?? [];
  if (members.length === 0 || members.length > 3) return t("write.all");
  return listed(members.map((member) => firstName(member)));
}

function onKey(event: KeyboardEvent, chat: Chat, submit: () => void): void {
  if (event.isComposing) return;
  const draft = draftOf(chat.id);
  if (event.key === "Enter" && sends(event)) {
    event.preventDefault();
    submit();
  } else if (event.key === "Escape" && (draft.replyTo !== undefined || draft.editing !== undefined)) {
    event.stopPropagation();
    setDraft(chat.id, { text: draft.editing === undefined ? draft.text : "" });
  } else if (event.key === "ArrowUp" && draft.text === "") {
    const last = lastOwn(chat);
    if (last !== undefined) {
      event.preventDefault();
      editIn(chat.id, last);
    }
  }
}

function sends(event: KeyboardEvent): boolean {
  if (event.shiftKey || event.altKey) return false;
  return sendKey.peek() === "enter" || event.ctrlKey || event.metaKey;
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

/** Grows with the text where the browser does not do so by itself. */
function useGrowing(area: { readonly current: HTMLTextAreaElement | null }, text: string): void {
  useLayoutEffect(() => {
    const element = area.current;
    if (element === null || CSS.supports("field-sizing", "content")) return;
    element.style.height = "auto";
    element.style.height = `${element.scrollHeight}px`;
  }, [area, text]);
}
