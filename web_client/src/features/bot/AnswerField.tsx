/** The one place to write to the bot. What was begun stays on this device. */

import { useLayoutEffect, useRef } from "preact/hooks";
import { Button } from "../../kit/Button";
import { useAutoGrow } from "../../kit/browser/auto_grow";
import { isEnter } from "../../kit/browser/enter";
import { bound } from "../../kit/fields/bound";
import { Icon } from "../../kit/Icon";
import { isOver, LimitNote } from "../../kit/limit";
import { useKeptForm } from "../../session/kept_form";
import { isBlank } from "../../state/text_cleaning";
import { t } from "../../texts/texts";
import { type DialogView, LIMITS } from "../../wire/wire";
import { isSendKey } from "../account/settings";
import { AttachButton } from "../files/composing/AttachButton";
import { Attached } from "../files/composing/Attached";
import { attach, pastedFiles } from "../files/composing/attaching";
import { attachedTo, namesOf } from "../files/uploading/attachments";
import { dialogsSending, sendInput } from "./dialogs";

/** Files alone are no answer to a question that cannot be left out. */
function asksForWords({ lines = [], can_skip = false }: DialogView): boolean {
  return !can_skip && lines.some(({ state, free }) => state === "now" && free === true);
}

export function AnswerField({ dialog }: { dialog: DialogView }) {
  const form = useKeptForm(`answer ${dialog.id}`, { text: "" });
  const { text } = form.fields;
  const area = useRef<HTMLTextAreaElement>(null);
  const place = { dialog: dialog.id };
  const files = attachedTo(place);
  const isWritten = !isBlank(text.value);
  const filesWillDo = files.length > 0 && dialog.can_skip === true;
  const ready = (isWritten || filesWillDo) && !isOver(text.value, LIMITS.TEXT);
  useAutoGrow(area, text.value);
  useLayoutEffect(() => {
    if (matchMedia("(hover: hover)").matches) area.current?.focus();
  }, []);

  async function submit() {
    if (!ready) return;
    if (!isWritten) return void sendInput(dialog, { t: "skip" }, namesOf(files));
    const words = text.value.replaceAll("\0", "").trim();
    if ((await sendInput(dialog, { t: "text", text: words }, words)) && text.value.trim() === words)
      form.reset();
    area.current?.focus();
  }

  return (
    <div class="composer-wrap">
      <form
        class="composer"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <Attached place={place} />
        <label class="vh" for="answer">
          {t("dialog.answer")}
        </label>
        <textarea
          id="answer"
          ref={area}
          rows={1}
          dir="auto"
          placeholder={t("dialog.write")}
          aria-describedby="answer-note"
          {...bound(text)}
          onPaste={(event) => {
            const pasted = event.clipboardData ? pastedFiles(event.clipboardData) : [];
            if (pasted.length === 0) return;
            event.preventDefault();
            void attach(place, pasted);
          }}
          onKeyDown={(event) => {
            if (!isEnter(event) || !isSendKey(event)) return;
            event.preventDefault();
            void submit();
          }}
        />
        <div class="composer-bar">
          <AttachButton place={place} />
          <div class="composer-send">
            <Button kind="main" type="submit" aria-disabled={!ready || dialogsSending.value.has(dialog.id)}>
              <Icon name="send" />
              <span>{t("dialog.send")}</span>
            </Button>
          </div>
        </div>
      </form>
      <div class="composer-note">
        {files.length > 0 && !isWritten && asksForWords(dialog) && <p>{t("dialog.words_too")}</p>}
        <LimitNote id="answer-note" text={text.value} limit={LIMITS.TEXT} />
      </div>
    </div>
  );
}
