import { state } from "../../session/store";
import { personOf } from "../../state/list";
import { t } from "../../texts/texts";
import type { ChatId, Message } from "../../wire/wire";
import { openTagged } from "./TaggedModal";
import { tagText } from "./tag_texts";

const LOOKS: Readonly<Record<string, string>> = { question: "tag--warn", result: "tag--ok" };

/** The chips under a message; each shows all messages of the chat that have its tag. */
export function TagChips({ chat, message }: { chat: ChatId; message: Message }) {
  if (message.tags === undefined || message.tags.length === 0) return null;
  return (
    <p class="tags">
      {message.tags.map(({ tag, by }) => (
        <button
          key={tag}
          type="button"
          class={`tag ${LOOKS[tag] ?? ""}`}
          title={t("tag.by", { tag: tagText(tag), name: personOf(state.value, by).name })}
          onClick={() => openTagged(chat, tag)}
        >
          {tagText(tag)}
        </button>
      ))}
    </p>
  );
}
