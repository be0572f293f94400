import { useSignal } from "@preact/signals";
import { EmptyState } from "../../kit/EmptyState";
import { bound } from "../../kit/fields/bound";
import { Modal } from "../../kit/Modal";
import { state } from "../../session/store";
import { matches } from "../../state/sorting";
import { t } from "../../texts/texts";
import type { ChatId, PersonId } from "../../wire/wire";
import { colleagues } from "../people/colleagues";
import { PersonLine } from "../people/PersonLine";
import { ModalDeliveryButtons } from "../quiet_hours/DeliveryButtons";
import { addMember } from "./members";

/** Brings a colleague into a chat. */
export function AddMemberModal({ chat }: { chat: ChatId }) {
  const words = useSignal("");
  const chosen = useSignal<PersonId | null>(null);
  const members = state.value.logs.get(chat)?.members ?? [];
  const found = colleagues(members).filter(({ name }) => matches(words.value, name));
  return (
    <Modal
      title={t("bring")}
      foot={
        <ModalDeliveryButtons
          chat={chat}
          label={t("bring")}
          verb={t("verb.bring")}
          missing={chosen.value === null ? t("missing.person") : undefined}
          onAct={(when) => void addMember(chat, chosen.value ?? "", when)}
        />
      }
    >
      <input
        class="input"
        type="search"
        aria-label={t("bring.search")}
        placeholder={t("bring.search")}
        {...bound(words)}
      />
      <fieldset class="people-choice">
        <legend class="vh">{t("bring")}</legend>
        {found.map((person) => (
          <label class="check person-choice" key={person.id}>
            <input
              type="radio"
              name="bring"
              checked={chosen.value === person.id}
              onChange={() => {
                chosen.value = person.id;
              }}
            />
            <PersonLine person={person} />
          </label>
        ))}
        {found.length === 0 && <EmptyState title={t("bring.none")} />}
      </fieldset>
    </Modal>
  );
}
