import { bound } from "../../kit/fields/bound";
import { Field } from "../../kit/fields/Field";
import { KeptNote } from "../../kit/KeptNote";
import { isOver } from "../../kit/limit";
import { Modal } from "../../kit/Modal";
import { useKeptForm } from "../../session/kept_form";
import { state } from "../../session/store";
import { t } from "../../texts/texts";
import { type ChatId, LIMITS } from "../../wire/wire";
import { ModalDeliveryButtons } from "../quiet_hours/DeliveryButtons";
import { renameChat } from "./members";

export function RenameModal({ chat: id }: { chat: ChatId }) {
  const chat = state.value.chats.get(id);
  const form = useKeptForm(`${id} rename`, { title: chat?.title ?? "" });
  const { title } = form.fields;
  const wanted = title.value.trim();
  const missing =
    wanted === "" ? t("missing.title") : wanted === chat?.title ? t("missing.change") : undefined;
  if (chat === undefined) return null;
  return (
    <Modal
      title={t("rename")}
      foot={
        <ModalDeliveryButtons
          chat={id}
          label={t("rename")}
          verb={t("verb.change")}
          disabled={isOver(wanted, LIMITS.TITLE)}
          missing={missing}
          onAct={(when) => void renameChat(id, wanted, when).then((done) => done && form.reset())}
        />
      }
    >
      {form.isRestored.value && <KeptNote onReset={form.reset} />}
      <Field label={t("rename.label")} error={undefined} room={{ text: wanted, limit: LIMITS.TITLE }}>
        {(control) => <input {...control} {...bound(title)} autofocus />}
      </Field>
    </Modal>
  );
}
