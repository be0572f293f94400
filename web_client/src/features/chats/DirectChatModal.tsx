import { Button } from "../../kit/Button";
import { closeModal, Modal } from "../../kit/Modal";
import { state } from "../../session/store";
import { personOf } from "../../state/list";
import { t } from "../../texts/texts";
import type { PersonId } from "../../wire/wire";
import { openingText } from "../quiet_hours/held_until_opening";

/** A customer would see a new chat: in quiet hours only on purpose. */
export function DirectChatModal({ person, onNow }: { person: PersonId; onNow: () => void }) {
  const { name } = personOf(state.value, person);
  return (
    <Modal title={t("write.to", { name })}>
      <p>{t("direct.ask", { name, when: openingText() })}</p>
      <div class="buttons">
        <Button kind="main" onClick={closeModal}>
          {t("direct.later")}
        </Button>
        <Button
          kind="line"
          onClick={() => {
            closeModal();
            onNow();
          }}
        >
          {t("direct.now")}
        </Button>
      </div>
    </Modal>
  );
}
