import { useSignal } from "@preact/signals";
import { RadioGroup } from "../../../kit/fields/RadioGroup";
import { t } from "../../../texts/texts";
import type { Message } from "../../../wire/wire";
import { type AboutTask, TaskModal } from "./TaskModal";

/** Marks a message of a customer as an approval. */
export function MarkApprovalModal({ chat, message }: AboutTask & { message: Message }) {
  const kind = useSignal<"channel" | "storage">("channel");
  return (
    <TaskModal
      chat={chat}
      title={t("task.do.approval_mark")}
      verb={t("task.verb.mark")}
      what={{ t: "approval_mark", kind: kind.value, message: message.seq }}
    >
      <blockquote class="exact">{message.text}</blockquote>
      <RadioGroup
        label={t("task.ask.mark")}
        value={kind}
        options={(["channel", "storage"] as const).map((one) => [one, t(`task.approval.${one}`)] as const)}
      />
    </TaskModal>
  );
}
