import { Button } from "../../kit/Button";
import { plainText } from "../../kit/markdown/plain_text";
import { t } from "../../texts/texts";
import type { ChatId } from "../../wire/wire";
import { keepOwnDraft, otherDraftOf, takeOtherDraft } from "./drafts";

/** What stands in another window of one's own, when both were written in: none overwrites the other. */
export function OtherDraft({ chat }: { chat: ChatId }) {
  const other = otherDraftOf(chat);
  if (other === undefined) return null;
  return (
    <div class="replying other-draft" role="status">
      <span class="grow">
        <b>{t("write.other")}</b> {plainText(other.text)}
      </span>
      <span class="buttons">
        <Button kind="text s" onClick={() => takeOtherDraft(chat)}>
          {t("write.other.take")}
        </Button>
        <Button kind="text s" onClick={() => keepOwnDraft(chat)}>
          {t("write.other.keep")}
        </Button>
      </span>
    </div>
  );
}
