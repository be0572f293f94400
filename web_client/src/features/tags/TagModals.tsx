/** Tags of messages: the chips under a message, choosing them, and the messages that have one. */

import { useSignal } from "@preact/signals";
import { Dialog } from "../../kit/Modal";
import { Button, Field } from "../../kit/parts";
import { front, toBack } from "../../session/panels";
import { chatPath } from "../../session/route";
import { state } from "../../session/store";
import { isBlank, spellingOf } from "../../state/cleaning";
import { personOf } from "../../state/list";
import { exact } from "../../texts/dates";
import { t } from "../../texts/texts";
import {
  type ChatId,
  LIMITS,
  type Message,
  type PersonId,
  type SearchedTag,
  type TagName,
  USER_TAGS,
} from "../../wire/wire";
import { plain } from "../chat_list/ChatRow";
import { ActButtons } from "../chats/ChatModals";
import { toldText } from "../messages/notice_texts";
import { find, findOlder, found, type Hit, OWN, ownTags, retag, SEARCHED, SYSTEM } from "./tags";

const LOOKS: Readonly<Record<string, string>> = { question: "tag--warn", result: "tag--ok" };

/** What people read: the word for everybody's, the name of an account's own. */
export function tagText(tag: SearchedTag): string {
  const system = SEARCHED.find((one) => `${SYSTEM}${one}` === tag);
  if (system !== undefined) return t(`sys.${system}`);
  const known = USER_TAGS.find((one) => one === tag);
  return known === undefined ? tag.slice(OWN.length) : t(`tag.${known}`);
}

/** The chips under a message; each shows all messages of the chat that have its tag. */
export function TagRow({ chat, message }: { chat: ChatId; message: Message }) {
  if (message.tags === undefined || message.tags.length === 0) return null;
  return (
    <p class="tags">
      {message.tags.map(({ tag, by }) => (
        <button
          key={tag}
          type="button"
          class={`tag ${LOOKS[tag] ?? ""}`}
          title={t("tag.by", { tag: tagText(tag), name: personOf(state.value, by).name })}
          onClick={() => void find(chat, tag)}
        >
          {tagText(tag)}
        </button>
      ))}
    </p>
  );
}

/** Chooses the tags of a message; nothing is told to anybody before the button is pressed. */
export function AskTags({ chat, message }: { chat: ChatId; message: Message }) {
  const before = (message.tags ?? []).map(({ tag }) => tag);
  const wanted = useSignal<readonly TagName[]>(before);
  const offered = [...new Set([...USER_TAGS, ...ownTags(chat), ...wanted.value])];
  const toggle = (tag: TagName) => {
    const on = wanted.value.includes(tag);
    wanted.value = on ? wanted.value.filter((one) => one !== tag) : [...wanted.value, tag];
  };
  const add = (typed: TagName) => {
    const tag = spellingOf(typed, offered);
    if (!wanted.value.includes(tag)) toggle(tag);
  };
  const full = wanted.value.length >= LIMITS.TAGS;
  const same = wanted.value.length === before.length && before.every((tag) => wanted.value.includes(tag));
  return (
    <Dialog title={t("tag.title")} onClose={toBack}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a frame of its own */}
      <div class="chips" role="group" aria-label={t("tag.title")}>
        {offered.map((tag) => (
          <button
            key={tag}
            type="button"
            class="chip"
            aria-pressed={wanted.value.includes(tag)}
            disabled={full && !wanted.value.includes(tag)}
            onClick={() => toggle(tag)}
          >
            {tagText(tag)}
          </button>
        ))}
      </div>
      {state.value.chats.get(chat)?.account && <OwnTag disabled={full} onAdd={add} />}
      {full && <p class="small quiet">{t("tag.full", { n: LIMITS.TAGS })}</p>}
      <ActButtons
        chat={chat}
        label={t("tag.save")}
        verb={t("verb.change")}
        disabled={same}
        onAct={(when) => void retag(chat, message, wanted.value, when)}
      />
    </Dialog>
  );
}

const LONGEST = 30;

function OwnTag({ disabled, onAdd }: { disabled: boolean; onAdd: (tag: TagName) => void }) {
  const name = useSignal("");
  const tag = OWN + name.value.trim().replace(/[\s#]+/g, "-");
  const add = (event: Event) => {
    event.preventDefault();
    if (isBlank(tag.slice(OWN.length))) return;
    onAdd(tag);
    name.value = "";
  };
  return (
    <form class="own-tag" onSubmit={add}>
      <Field label={t("tag.own")} error={undefined}>
        {(control) => (
          <input
            {...control}
            value={name.value}
            maxLength={LONGEST}
            disabled={disabled}
            onInput={(event) => {
              name.value = event.currentTarget.value;
            }}
          />
        )}
      </Field>
      <p class="small quiet">{t("tag.own_hint")}</p>
      <Button kind="soft" type="submit" disabled={disabled || isBlank(tag.slice(OWN.length))}>
        {t("tag.add")}
      </Button>
    </form>
  );
}

/** Which tag to look for in a chat; in a task's also the server's own. */
export function AskFindTag({ chat }: { chat: ChatId }) {
  const isTask = state.value.chats.get(chat)?.kind === "task";
  return (
    <Dialog title={t("tag.find")} onClose={toBack}>
      <FindChips chat={chat} tags={[...USER_TAGS, ...ownTags(chat)]} />
      {isTask && <h3>{t("tag.system")}</h3>}
      {isTask && <FindChips chat={chat} tags={SEARCHED.map((tag) => `${SYSTEM}${tag}`)} />}
    </Dialog>
  );
}

function FindChips({ chat, tags }: { chat: ChatId; tags: readonly SearchedTag[] }) {
  return (
    <div class="chips">
      {tags.map((tag) => (
        <button
          key={tag}
          type="button"
          class="chip"
          onClick={() => {
            front.value = null;
            void find(chat, tag);
          }}
        >
          {tagText(tag)}
        </button>
      ))}
    </div>
  );
}

/** What has a tag, the newest first; each leads to its place in the chat. */
export function TaggedDialog() {
  const here = found.value;
  if (here === null) return null;
  const close = () => {
    found.value = null;
  };
  return (
    <Dialog title={t("tag.found", { tag: tagText(here.tag) })} onClose={close}>
      {here.entries?.length === 0 && <p class="quiet">{t("tag.none")}</p>}
      <ol class="rows" aria-busy={here.entries === null}>
        {here.entries?.toReversed().map((entry) => (
          <li key={entry.seq}>
            <a class="row" href={chatPath(here.chat, entry.seq)} onClick={close}>
              <span class="row-main">
                <span class="row-title cut">{personOf(state.value, whoseIs(entry)).name}</span>
                <span class="row-sub cut">{saidIn(entry)}</span>
                <time class="row-sub">{exact(entry.at)}</time>
              </span>
            </a>
          </li>
        ))}
      </ol>
      {here.more && (
        <Button kind="line" onClick={() => void findOlder()}>
          {t("tag.older")}
        </Button>
      )}
    </Dialog>
  );
}

function whoseIs(entry: Hit): PersonId {
  return entry.t === "task" ? entry.actor : entry.author;
}

function saidIn(entry: Hit): string {
  return entry.t === "task" ? toldText(entry) : plain(entry.text);
}
