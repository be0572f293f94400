/** The tags of a message, chosen beside it and applied at once: by click, by the keys 1 to 9, or by typing. */

import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { isComposing, isEnter } from "../../kit/browser/enter";
import { Icon } from "../../kit/Icon";
import { isOver, LimitNote } from "../../kit/limit";
import { openPopover } from "../../kit/Popover";
import { state } from "../../session/store";
import { matches } from "../../state/sorting";
import { isBlank, spellingOf } from "../../state/text_cleaning";
import { t } from "../../texts/texts";
import { type ChatId, LIMITS, type Message, type Seq, type TagName, USER_TAGS } from "../../wire/wire";
import { isHolding, openingText } from "../quiet_hours/held_until_opening";
import { tagText } from "./tag_texts";
import { OWN, ownTags, type TagState, tagState, toggleTag } from "./tags";

/** As many as have a key. */
const SHOWN = 9;
/** Characters of an account's own tag. */
const LONGEST = 30;

/** Opens them at the message, where it is seen. */
export function openTags(chat: ChatId, seq: Seq): void {
  const line = document.querySelector(`.talk-scroll [data-seq="${seq}"]`);
  const at = (line?.querySelector(".bubble") ?? line)?.getBoundingClientRect();
  openPopover(t("tag.title"), <TagPicker chat={chat} seq={seq} />, at ?? new DOMRect());
}

function TagPicker({ chat, seq }: { chat: ChatId; seq: Seq }) {
  const words = useSignal("");
  const chosen = useSignal(0);
  const atOnce = useSignal(false);
  const list = useRef<HTMLDivElement>(null);
  const message = state.value.logs.get(chat)?.entries.find((one) => one.seq === seq);
  if (message?.t !== "message") return null;
  const tags = tagsFound(chat, message, words.value);
  const at = Math.min(chosen.value, tags.length - 1);
  const isFull = (message.tags ?? []).length >= LIMITS.TAGS;

  function toggle(tag: TagName | undefined) {
    if (tag === undefined || message?.t !== "message" || (isFull && tagState(chat, message, tag) === "off"))
      return;
    void toggleTag(chat, message, tag, atOnce.value ? "now" : undefined);
    words.value = "";
    chosen.value = 0;
  }

  function onKey(event: KeyboardEvent) {
    if (isComposing(event) || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const digit = words.value === "" && /^[1-9]$/.test(event.key) ? Number(event.key) : null;
    if (step !== undefined) chosen.value = (at + step + tags.length) % Math.max(1, tags.length);
    else if (digit !== null) toggle(tags[digit - 1]);
    else if (isEnter(event)) toggle(tags[at]);
    else return;
    event.preventDefault();
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the field and the list in it
    <div class="tagpicker" onKeyDown={onKey}>
      <input
        class="input"
        role="combobox"
        aria-label={t("tag.filter")}
        aria-expanded="true"
        aria-controls="tag-list"
        aria-activedescendant={tags[at] === undefined ? undefined : `tag-${at}`}
        placeholder={t(isOwnable(chat) ? "tag.filter_or_new" : "tag.filter")}
        value={words.value}
        onInput={(event) => {
          words.value = event.currentTarget.value;
          chosen.value = 0;
        }}
      />
      <LimitNote text={words.value} limit={LONGEST} />
      <div id="tag-list" role="listbox" aria-multiselectable="true" aria-label={t("tag.title")} ref={list}>
        {tags.map((tag, i) => (
          <TagOption
            key={tag}
            tag={tag}
            id={`tag-${i}`}
            digit={words.value === "" ? i + 1 : null}
            active={i === at}
            is={tagState(chat, message, tag)}
            isNew={!offered(chat, message).includes(tag)}
            disabled={isFull && tagState(chat, message, tag) === "off"}
            onToggle={() => toggle(tag)}
          />
        ))}
      </div>
      {tags.length === 0 && <p class="small quiet">{t("tag.none_such")}</p>}
      {isFull && <p class="small quiet">{t("tag.full", { n: LIMITS.TAGS })}</p>}
      {isHolding(chat) && (
        <label class="check small">
          <input
            type="checkbox"
            checked={atOnce.value}
            onChange={(event) => {
              atOnce.value = event.currentTarget.checked;
            }}
          />
          <span>{t("tag.at_once", { when: openingText() })}</span>
        </label>
      )}
    </div>
  );
}

interface TagOptionProps {
  readonly tag: TagName;
  readonly id: string;
  readonly digit: number | null;
  readonly active: boolean;
  readonly is: TagState;
  readonly isNew: boolean;
  readonly disabled: boolean;
  readonly onToggle: () => void;
}

function TagOption({ tag, id, digit, active, is, isNew, disabled, onToggle }: TagOptionProps) {
  const on = is === "on" || is === "coming";
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field
    <div
      id={id}
      role="option"
      class={active ? "tagoption is-on" : "tagoption"}
      aria-selected={on}
      aria-disabled={disabled || undefined}
      tabIndex={-1}
      onClick={onToggle}
    >
      <span class="tagoption-sign">
        {is === "coming" || is === "going" ? <Icon name="clock" small /> : on && <Icon name="check" small />}
      </span>
      <span class="grow cut">{isNew ? t("tag.make", { tag: tagText(tag) }) : tagText(tag)}</span>
      {digit !== null && <kbd>{digit}</kbd>}
    </div>
  );
}

/** Everybody's first, then the account's own, then others that stand at the message. */
function offered(chat: ChatId, message: Message): readonly TagName[] {
  return [...new Set([...USER_TAGS, ...ownTags(chat), ...(message.tags ?? []).map(({ tag }) => tag)])];
}

/** Those that the words find; a new one of the account's where none is spelt so. */
function tagsFound(chat: ChatId, message: Message, words: string): readonly TagName[] {
  const all = offered(chat, message);
  const found = all.filter((tag) => words.trim() === "" || matches(words, tagText(tag))).slice(0, SHOWN);
  const name = words.trim().replace(/[\s#]+/g, "-");
  const fresh = spellingOf(OWN + name, all);
  const known = all.some((tag) => tag === fresh || tagText(tag).toLowerCase() === name.toLowerCase());
  return isBlank(name) || isOver(name, LONGEST) || known || !isOwnable(chat) ? found : [...found, fresh];
}

/** Own tags belong to an account. */
function isOwnable(chat: ChatId): boolean {
  return state.value.chats.get(chat)?.account !== undefined;
}
