import { useSignal } from "@preact/signals";
import { Button } from "../../kit/Button";
import { bound } from "../../kit/fields/bound";
import { Field } from "../../kit/fields/Field";
import { Modal } from "../../kit/Modal";
import { state } from "../../session/store";
import { isBlank, spellingOf } from "../../state/text_cleaning";
import { t } from "../../texts/texts";
import { type ChatId, LIMITS, type Message, type TagName, USER_TAGS } from "../../wire/wire";
import { ModalDeliveryButtons } from "../quiet_hours/DeliveryButtons";
import { tagText } from "./tag_texts";
import { OWN, ownTags, retag } from "./tags";

/** Chooses the tags of a message; nothing is told to anybody before the button is pressed. */
export function TagsModal({ chat, message }: { chat: ChatId; message: Message }) {
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
    <Modal title={t("tag.title")}>
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
      <ModalDeliveryButtons
        chat={chat}
        label={t("tag.save")}
        verb={t("verb.change")}
        disabled={same}
        onAct={(when) => void retag(chat, message, wanted.value, when)}
      />
    </Modal>
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
        {(control) => <input {...control} {...bound(name)} maxLength={LONGEST} disabled={disabled} />}
      </Field>
      <p class="small quiet">{t("tag.own_hint")}</p>
      <Button kind="soft" type="submit" disabled={disabled || isBlank(tag.slice(OWN.length))}>
        {t("tag.add")}
      </Button>
    </form>
  );
}
