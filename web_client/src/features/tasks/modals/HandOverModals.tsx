/** Handing over, giving back, asking for an approval. */

import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { t } from "../../../texts/texts";
import type { HandOver, TaskAct } from "../../../wire/wire";
import { deadlineOf, draftOf } from "./field_values";
import { Choice, WhenFields, Words } from "./fields";
import { TaskDialog } from "./TaskModal";
import type { AboutTask } from "./TaskModals";

type Kind = HandOver["kind"];
const KINDS: readonly Kind[] = ["result", "interim", "question", "not_needed"];
const LABELS = {
  result: "hand_over",
  interim: "give_interim",
  question: "question",
  not_needed: "give",
} as const;

export function AskHandOver({ chat }: AboutTask) {
  const kind = useSignal<Kind>("result");
  const text = useSignal("");
  const words = text.value.trim();
  return (
    <TaskDialog
      chat={chat}
      title={t("task.do.give")}
      label={t(`task.do.${LABELS[kind.value]}`)}
      verb={t("task.verb.hand_over")}
      what={words === "" ? null : { t: "hand_over", kind: kind.value, text: words }}
    >
      <Choice
        label={t("task.ask.kind")}
        value={kind.value}
        options={KINDS.map((one) => [one, t(`task.ask.kind.${one}`)] as const)}
        onChoose={(value) => {
          kind.value = value;
        }}
      />
      <Words label={t("task.ask.text")} value={text} rows={5} focus />
    </TaskDialog>
  );
}

/** Not done yet, or the answer to what was asked; a task with a deadline needs one that is still to come. */
export function AskReturn({ chat, task }: AboutTask) {
  const { deadline } = task.terms;
  const when = useSignal(draftOf(deadline));
  const note = useSignal("");
  const answers = useRef(task.next.what !== "confirm").current; // as it was when it was opened
  const to = deadlineOf(when.value);
  const what: TaskAct = { t: "return", note: note.value.trim(), ...(to && { deadline: to }) };
  const label = t(answers ? "task.do.reply" : "task.do.return");
  return (
    <TaskDialog
      chat={chat}
      title={label}
      verb={t("task.verb.give_back")}
      what={to === undefined && deadline !== undefined ? null : what}
    >
      <Words label={t(answers ? "task.ask.reply" : "task.ask.return")} value={note} focus />
      <WhenFields label={t("task.ask.new_deadline")} value={when} hint={t("task.ask.day_hint")} />
    </TaskDialog>
  );
}

type Asked = "power_of_attorney" | "double_rate";

export function AskApproval({ chat }: AboutTask) {
  const kind = useSignal<Asked>("power_of_attorney");
  const text = useSignal("");
  const words = text.value.trim();
  return (
    <TaskDialog
      chat={chat}
      title={t("task.do.approval_ask")}
      verb={t("task.verb.ask")}
      what={words === "" ? null : { t: "approval_ask", kind: kind.value, text: words }}
    >
      <Choice
        label={t("task.ask.approval.kind")}
        value={kind.value}
        options={(["power_of_attorney", "double_rate"] as const).map(
          (one) => [one, t(`task.approval.${one}`)] as const,
        )}
        onChoose={(value) => {
          kind.value = value;
        }}
      />
      <Words label={t("task.ask.approval")} value={text} focus />
    </TaskDialog>
  );
}
