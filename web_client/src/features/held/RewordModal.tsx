/** Other words for what a colleague who left had held: the chat, and its composer, need not be one's own. */

import { useSignal } from "@preact/signals";
import { Button } from "../../kit/Button";
import { bound } from "../../kit/fields/bound";
import { Field } from "../../kit/fields/Field";
import { Modal } from "../../kit/Modal";
import { isEvening } from "../../session/store";
import { isBlank } from "../../state/text_cleaning";
import { t } from "../../texts/texts";
import type { Held } from "../../wire/wire";
import { openingText } from "../quiet_hours/holding";
import { releaseHeld, rewordHeld } from "./held";

export function RewordModal({ held, onClose }: { held: Held; onClose: () => void }) {
  const text = useSignal(held.text ?? "");
  const when = openingText();
  async function go() {
    const changed = await rewordHeld(held.chat, held.id, text.value);
    if (changed && !isEvening.value) await releaseHeld(held);
    if (changed) onClose();
  }
  return (
    <Modal title={t("held.change")} onClose={onClose}>
      <Field label={t("held.words")} error={undefined}>
        {(control) => <textarea {...control} rows={6} maxLength={8_000} {...bound(text)} />}
      </Field>
      <div class="buttons">
        <Button kind="main" disabled={isBlank(text.value)} onClick={() => void go()}>
          {isEvening.value ? t("held.deliver", { when }) : t("held.now")}
        </Button>
      </div>
    </Modal>
  );
}
