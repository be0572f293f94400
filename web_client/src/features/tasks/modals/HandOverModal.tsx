import { RadioGroup } from "../../../kit/fields/RadioGroup";
import { TextArea } from "../../../kit/fields/TextArea";
import { useKeptForm } from "../../../session/kept_form";
import { t } from "../../../texts/texts";
import type { HandOver } from "../../../wire/wire";
import { type AboutTask, TaskModal } from "./TaskModal";

type HandOverKind = HandOver["kind"];
const KINDS: readonly HandOverKind[] = ["result", "interim", "question", "not_needed"];
const LABELS = {
  result: "hand_over",
  interim: "give_interim",
  question: "question",
  not_needed: "give",
} as const;

export function HandOverModal({ chat }: AboutTask) {
  const form = useKeptForm<{ kind: HandOverKind; text: string }>(`${chat} hand_over`, {
    kind: "result",
    text: "",
  });
  const { kind, text } = form.fields;
  const words = text.value.trim();
  return (
    <TaskModal
      chat={chat}
      form={form}
      title={t("task.do.give")}
      label={t(`task.do.${LABELS[kind.value]}`)}
      verb={t("task.verb.hand_over")}
      missing={t("missing.text")}
      what={words === "" ? null : { t: "hand_over", kind: kind.value, text: words }}
    >
      <RadioGroup
        label={t("task.ask.kind")}
        value={kind}
        options={KINDS.map((one) => [one, t(`task.ask.kind.${one}`)] as const)}
      />
      <TextArea label={t("task.ask.text")} value={text} rows={5} focus />
    </TaskModal>
  );
}
