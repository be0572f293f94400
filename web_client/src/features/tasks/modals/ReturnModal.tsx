import { useRef } from "preact/hooks";
import { TextArea } from "../../../kit/fields/TextArea";
import { useKeptForm } from "../../../session/kept_form";
import { t } from "../../../texts/texts";
import type { TaskAct } from "../../../wire/wire";
import { useActFiles } from "../files/act_files";
import { dateTimeValue, deadlineOf } from "./field_values";
import { DateTimeFields } from "./fields";
import { type AboutTask, type Doubt, TaskModal } from "./TaskModal";

/** Not done yet, or the answer to what was asked; a task with a deadline needs one that is still to come. */
export function ReturnModal({ chat, task }: AboutTask) {
  const { deadline } = task.terms;
  const form = useKeptForm(`${chat} return`, { when: dateTimeValue(deadline), note: "" });
  const { when, note } = form.fields;
  const files = useActFiles({ chat, act: "return" });
  const answers = useRef(task.next.what !== "confirm").current; // as it was when it was opened
  const to = deadlineOf(when.value);
  const what: TaskAct = { t: "return", note: note.value.trim(), ...(to && { deadline: to }) };
  const box = useRef<HTMLDivElement>(null);
  const doubt: Doubt | null =
    note.value.trim() !== "" || files.n > 0
      ? null
      : {
          question: t(answers ? "task.doubt.no_answer" : "task.doubt.no_text"),
          back: t("task.doubt.write"),
          onBack: () => box.current?.querySelector("textarea")?.focus(),
          anyway: t("task.doubt.return"),
        };
  const label = t(answers ? "task.do.reply" : "task.do.give_back_task");
  return (
    <TaskModal
      chat={chat}
      form={form}
      title={label}
      verb={t("task.verb.give_back")}
      missing={t("missing.deadline")}
      files={files}
      doubt={doubt}
      what={to === undefined && deadline !== undefined ? null : what}
    >
      <div ref={box}>
        <TextArea label={t(answers ? "task.ask.reply" : "task.ask.return")} value={note} focus />
      </div>
      <DateTimeFields label={t("task.ask.new_deadline")} value={when} hint={t("task.ask.day_hint")} />
    </TaskModal>
  );
}
