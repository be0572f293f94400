import { useSignal } from "@preact/signals";
import { RadioGroup } from "../../../kit/fields/RadioGroup";
import { TextArea } from "../../../kit/fields/TextArea";
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
  const kind = useSignal<HandOverKind>("result");
  const text = useSignal("");
  const words = text.value.trim();
  return (
    <TaskModal
      chat={chat}
      title={t("task.do.give")}
      label={t(`task.do.${LABELS[kind.value]}`)}
      verb={t("task.verb.hand_over")}
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
