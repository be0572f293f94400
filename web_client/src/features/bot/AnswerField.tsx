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
import { dialogsSending, sendInput } from "./dialogs";

export function AnswerField({ dialog }: { dialog: DialogView }) {
  const form = useKeptForm(`answer ${dialog.id}`, { text: "" });
  const { text } = form.fields;
  const area = useRef<HTMLTextAreaElement>(null);
  const ready = !isBlank(text.value) && !isOver(text.value, LIMITS.TEXT);
  useAutoGrow(area, text.value);
  useLayoutEffect(() => {
    if (matchMedia("(hover: hover)").matches) area.current?.focus();
  }, []);

  async function submit() {
    if (!ready) return;
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
          onKeyDown={(event) => {
            if (!isEnter(event) || !isSendKey(event)) return;
            event.preventDefault();
            void submit();
          }}
        />
        <div class="composer-bar">
          <div class="composer-send">
            <Button kind="main" type="submit" aria-disabled={!ready || dialogsSending.value.has(dialog.id)}>
              <Icon name="send" />
              <span>{t("dialog.send")}</span>
            </Button>
          </div>
        </div>
      </form>
      <div class="composer-note">
        <LimitNote id="answer-note" text={text.value} limit={LIMITS.TEXT} />
      </div>
    </div>
  );
}
