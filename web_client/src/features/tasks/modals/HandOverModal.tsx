import { RadioGroup } from "../../../kit/fields/RadioGroup";
import { TextArea } from "../../../kit/fields/TextArea";
import { closeModal } from "../../../kit/Modal";
import { useKeptForm } from "../../../session/kept_form";
import { t } from "../../../texts/texts";
import type { HandOver, TaskView } from "../../../wire/wire";
import { useActFiles } from "../files/act_files";
import { type AboutTask, type Doubt, TaskModal } from "./TaskModal";

type HandOverKind = HandOver["kind"];
const KINDS: readonly HandOverKind[] = ["result", "interim", "question", "not_needed"];
const LABELS = {
  result: "hand_over",
  interim: "give_interim",
  question: "question",
  not_needed: "give",
} as const;

/** Lines of one's own side that are not ticked; what is still to come makes no result less of one. */
export function openItems({ checklist = [] }: Pick<TaskView, "checklist">): number {
  return checklist.filter(({ side = "staff", ticked_at }) => side === "staff" && ticked_at === undefined)
    .length;
}

export function HandOverModal({ chat, task }: AboutTask) {
  const form = useKeptForm<{ kind: HandOverKind; text: string }>(`${chat} hand_over`, {
    kind: "result",
    text: "",
  });
  const { kind, text } = form.fields;
  const words = text.value.trim();
  const files = useActFiles({ chat, act: "hand_over" });
  const open = kind.value === "result" ? openItems(task) : 0;
  const doubt: Doubt | null =
    open === 0
      ? null
      : {
          question: t("task.doubt.items", { n: open }),
          back: t("task.doubt.checklist"),
          onBack: closeModal,
          anyway: t("task.doubt.hand_over"),
        };
  return (
    <TaskModal
      chat={chat}
      form={form}
      title={t("task.do.give")}
      label={t(`task.do.${LABELS[kind.value]}`)}
      verb={t("task.verb.hand_over")}
      missing={t("missing.text_or_file")}
      files={files}
      doubt={doubt}
      what={
        words === "" && files.n === 0
          ? null
          : { t: "hand_over", kind: kind.value, text: words, files: files.n }
      }
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
