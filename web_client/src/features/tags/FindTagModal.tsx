import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { isEnter } from "../../kit/browser/enter";
import { closeModal, Modal } from "../../kit/Modal";
import { showFailure } from "../../session/failures";
import { matches } from "../../state/sorting";
import { t } from "../../texts/texts";
import type { ChatId, TagCount } from "../../wire/wire";
import { openTagged } from "./TaggedModal";
import { tagText } from "./tag_texts";
import { countTags } from "./tags";

/** The tags that there are in a chat and how often, those used most first; each leads to what has it. */
export function FindTagModal({ chat }: { chat: ChatId }) {
  const counts = useSignal<readonly TagCount[] | null>(null);
  const words = useSignal("");
  useEffect(() => {
    countTags(chat).then(
      (found) => {
        counts.value = found;
      },
      (error: unknown) => {
        closeModal();
        showFailure(error);
      },
    );
  }, [chat, counts]);
  const found = counts.value?.filter(
    ({ tag }) => words.value.trim() === "" || matches(words.value, tagText(tag)),
  );
  return (
    <Modal title={t("tag.find")} class="dialog--tags">
      <input
        class="input"
        aria-label={t("tag.filter")}
        placeholder={t("tag.filter")}
        value={words.value}
        onInput={(event) => {
          words.value = event.currentTarget.value;
        }}
        onKeyDown={(event) => {
          const first = found?.[0];
          if (isEnter(event) && first) openTagged(chat, first.tag);
        }}
        autofocus
      />
      <ul class="tagcounts" aria-busy={counts.value === null}>
        {found?.map(({ tag, count }) => (
          <li key={tag}>
            <button type="button" class="tagoption" onClick={() => openTagged(chat, tag)}>
              <span class="grow cut">{tagText(tag)}</span>
              <span class="num quiet">{count}</span>
            </button>
          </li>
        ))}
      </ul>
      {found?.length === 0 && (
        <p class="quiet">{t(counts.value?.length === 0 ? "tag.none_yet" : "tag.none_such")}</p>
      )}
    </Modal>
  );
}
