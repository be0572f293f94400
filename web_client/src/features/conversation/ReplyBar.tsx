import { Button, IconButton } from "../../kit/Button";
import { state } from "../../session/store";
import { personOf } from "../../state/list";
import { t } from "../../texts/texts";
import type { Chat } from "../../wire/wire";
import { isRewording, setDraft, writingIn } from "../drafts/drafts";
import { rewordFromOriginal, stopRewording } from "../drafts/rewordings";
import { oneLine } from "../messages/one_line";
import { quoteOf } from "../messages/quotes";

/** What is answered or reworded, and the way out of it. */
export function ReplyBar({ chat }: { chat: Chat }) {
  const draft = writingIn(chat.id);
  const { replyTo, text } = draft;
  if (isRewording(draft)) {
    return (
      <div class="replying">
        <span class="grow">{t(draft.resumed ? "write.resumed" : "write.editing")}</span>
        {draft.resumed && (
          <Button kind="text s" onClick={() => rewordFromOriginal(chat.id)}>
            {t("write.original")}
          </Button>
        )}
        <IconButton icon="x" label={t("write.stop_edit")} onClick={() => stopRewording(chat.id)} />
      </div>
    );
  }
  if (replyTo === undefined) return null;
  const quote = quoteOf(chat.id, replyTo);
  return (
    <div class="replying">
      <span class="grow cut">
        <b>{t("write.replying", { name: quote ? personOf(state.value, quote.author).name : "…" })}</b>{" "}
        {quote && oneLine(quote.text, quote.files)}
      </span>
      <IconButton icon="x" label={t("write.stop_reply")} onClick={() => setDraft(chat.id, { text })} />
    </div>
  );
}
