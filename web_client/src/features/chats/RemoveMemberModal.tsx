import { Modal } from "../../kit/Modal";
import { state } from "../../session/store";
import { personOf, titleOf } from "../../state/list";
import { t } from "../../texts/texts";
import type { ChatId, PersonId } from "../../wire/wire";
import { ModalDeliveryButtons } from "../quiet_hours/DeliveryButtons";
import { removeMember } from "./members";

/** Takes somebody out of a chat, or oneself. */
export function RemoveMemberModal({ chat: id, person }: { chat: ChatId; person: PersonId }) {
  const chat = state.value.chats.get(id);
  const self = person === state.value.me?.person.id;
  if (chat === undefined) return null;
  const params = { name: personOf(state.value, person).name, title: titleOf(state.value, chat) };
  return (
    <Modal
      title={t(self ? "leave" : "take_out")}
      destroys
      foot={
        <ModalDeliveryButtons
          chat={id}
          label={t(self ? "leave" : "take_out")}
          verb={t(self ? "verb.leave" : "verb.take_out")}
          onAct={(when) => void removeMember(id, person, when)}
        />
      }
    >
      <p>{t(self ? "leave.ask" : "take_out.ask", params)}</p>
    </Modal>
  );
}
