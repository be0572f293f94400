/** Other words for what a colleague who left had held: the chat, and its composer, need not be one's own. */

import { Button } from "../../kit/Button";
import { bound } from "../../kit/fields/bound";
import { Field } from "../../kit/fields/Field";
import { KeptNote } from "../../kit/KeptNote";
import { isOver } from "../../kit/limit";
import { Modal } from "../../kit/Modal";
import { useKeptForm } from "../../session/kept_form";
import { isEvening } from "../../session/store";
import { isBlank } from "../../state/text_cleaning";
import { t } from "../../texts/texts";
import { type Held, LIMITS } from "../../wire/wire";
import { openingText } from "../quiet_hours/held_until_opening";
import { releaseHeld, rewordHeld } from "./held";

export function RewordModal({ held, onClose }: { held: Held; onClose: () => void }) {
  const form = useKeptForm(`held ${held.id}`, { text: held.text ?? "" });
  const { text } = form.fields;
  const when = openingText();
  async function go() {
    const changed = await rewordHeld(held.chat, held.id, text.value);
    if (changed && !isEvening.value) await releaseHeld(held);
    if (!changed) return;
    form.reset();
    onClose();
  }
  return (
    <Modal
      title={t("held.change")}
      onClose={onClose}
      foot={
        <Button
          kind="main"
          disabled={isBlank(text.value) || isOver(text.value, LIMITS.TEXT)}
          onClick={() => void go()}
        >
          {isEvening.value ? t("held.deliver", { when }) : t("held.now")}
        </Button>
      }
    >
      {form.isRestored.value && <KeptNote onReset={form.reset} />}
      <Field label={t("held.words")} error={undefined} room={{ text: text.value, limit: LIMITS.TEXT }}>
        {(control) => <textarea {...control} style={{ "--rows": 6 }} {...bound(text)} />}
      </Field>
    </Modal>
  );
}
