import { RadioGroup } from "../../../kit/fields/RadioGroup";
import { TextArea } from "../../../kit/fields/TextArea";
import { useKeptForm } from "../../../session/kept_form";
import { t } from "../../../texts/texts";
import { type AboutTask, TaskModal } from "./TaskModal";

type ApprovalKind = "power_of_attorney" | "double_rate";

export function RequestApprovalModal({ chat }: AboutTask) {
  const form = useKeptForm<{ kind: ApprovalKind; text: string }>(`${chat} approval_ask`, {
    kind: "power_of_attorney",
    text: "",
  });
  const { kind, text } = form.fields;
  const words = text.value.trim();
  return (
    <TaskModal
      chat={chat}
      form={form}
      title={t("task.do.approval_ask")}
      verb={t("task.verb.ask")}
      missing={t("missing.text")}
      what={words === "" ? null : { t: "approval_ask", kind: kind.value, text: words }}
    >
      <RadioGroup
        label={t("task.ask.approval.kind")}
        value={kind}
        options={(["power_of_attorney", "double_rate"] as const).map(
          (one) => [one, t(`task.approval.${one}`)] as const,
        )}
      />
      <TextArea label={t("task.ask.approval")} value={text} focus />
    </TaskModal>
  );
}
