import { useEffect } from "preact/hooks";
import { Button } from "../../kit/Button";
import { closeModal, Modal, openModal } from "../../kit/Modal";
import { plainText } from "../../kit/markdown/plain_text";
import { state } from "../../session/store";
import { personOf } from "../../state/list";
import { exact } from "../../texts/dates";
import { t } from "../../texts/texts";
import type { ChatId, PersonId, SearchedTag } from "../../wire/wire";
import { chatPath } from "../chats/paths";
import { taskNoticeText } from "../messages/notice_texts";
import { tagText } from "./tag_texts";
import { findOlder, findTagged, type TaggedEntry, tagSearch } from "./tags";

/** Shows the messages of a chat that have a tag. */
export function openTagged(chat: ChatId, tag: SearchedTag): void {
  void findTagged(chat, tag);
  openModal(<TaggedModal />);
}

/** What has a tag, the newest first; each leads to its place in the chat. */
function TaggedModal() {
  const here = tagSearch.value;
  useEffect(() => {
    if (here === null) closeModal();
  }, [here]);
  if (here === null) return null;
  return (
    <Modal title={t("tag.found", { tag: tagText(here.tag) })}>
      {here.entries?.length === 0 && <p class="quiet">{t("tag.none")}</p>}
      <ol class="rows" aria-busy={here.entries === null}>
        {here.entries?.toReversed().map((entry) => (
          <li key={entry.seq}>
            <a class="row" href={chatPath(here.chat, entry.seq)} onClick={closeModal}>
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
    </Modal>
  );
}

function whoseIs(entry: TaggedEntry): PersonId {
  return entry.t === "task" ? entry.actor : entry.author;
}

function saidIn(entry: TaggedEntry): string {
  return entry.t === "task" ? taskNoticeText(entry) : plainText(entry.text);
}
