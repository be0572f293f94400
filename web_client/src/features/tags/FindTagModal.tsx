import { Modal } from "../../kit/Modal";
import { state } from "../../session/store";
import { t } from "../../texts/texts";
import type { ChatId, SearchedTag } from "../../wire/wire";
import { USER_TAGS } from "../../wire/wire";
import { openTagged } from "./TaggedModal";
import { tagText } from "./tag_texts";
import { ownTags, SEARCHED, SYSTEM } from "./tags";

/** Which tag to look for in a chat; in a task's also the server's own. */
export function FindTagModal({ chat }: { chat: ChatId }) {
  const isTask = state.value.chats.get(chat)?.kind === "task";
  return (
    <Modal title={t("tag.find")}>
      <FindChips chat={chat} tags={[...USER_TAGS, ...ownTags(chat)]} />
      {isTask && <h3>{t("tag.system")}</h3>}
      {isTask && <FindChips chat={chat} tags={SEARCHED.map((tag) => `${SYSTEM}${tag}`)} />}
    </Modal>
  );
}

function FindChips({ chat, tags }: { chat: ChatId; tags: readonly SearchedTag[] }) {
  return (
    <div class="chips">
      {tags.map((tag) => (
        <button key={tag} type="button" class="chip" onClick={() => openTagged(chat, tag)}>
          {tagText(tag)}
        </button>
      ))}
    </div>
  );
}
