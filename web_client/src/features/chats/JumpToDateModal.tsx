import { useSignal } from "@preact/signals";
import { Button } from "../../kit/Button";
import { closeModal, Modal } from "../../kit/Modal";
import { state, tick } from "../../session/store";
import { dayKey } from "../../texts/dates";
import { shiftDay } from "../../texts/month";
import { t } from "../../texts/texts";
import type { ChatId } from "../../wire/wire";
import { DayField } from "../calendar/DayField";
import { jumpToDay } from "./log";

/** Jumps to a day of the chat: one of the usual, or any. */
export function JumpToDateModal({ chat: id }: { chat: ChatId }) {
  const chat = state.value.chats.get(id);
  const today = tick.value;
  const day = useSignal(dayKey(today));
  if (chat === undefined) return null;
  const begin = dayKey(chat.created_at);
  const jump = (to: string) => () => {
    closeModal();
    void jumpToDay(id, to);
  };
  return (
    <Modal
      title={t("jump")}
      foot={
        <Button kind="main" disabled={day.value === ""} onClick={jump(day.value)}>
          {t("jump.go")}
        </Button>
      }
    >
      <div class="chips">
        <Button kind="soft" onClick={jump(shiftDay(dayKey(today), -1))}>
          {t("jump.yesterday")}
        </Button>
        <Button kind="soft" onClick={jump(shiftDay(dayKey(today), -7))}>
          {t("jump.week")}
        </Button>
        <Button kind="soft" onClick={jump(begin)}>
          {t("jump.begin")}
        </Button>
      </div>
      <DayField
        label={t("jump.day")}
        min={begin}
        max={dayKey(today)}
        value={day.value}
        onChange={(to) => {
          day.value = to;
        }}
      />
    </Modal>
  );
}
