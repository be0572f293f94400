/** What was written, changed by the customer: the terms only while the task is in review. */

import { useRef } from "preact/hooks";
import { RadioGroup } from "../../../kit/fields/RadioGroup";
import { TextArea } from "../../../kit/fields/TextArea";
import { useKeptForm } from "../../../session/kept_form";
import { t } from "../../../texts/texts";
import type { EditTask, TaskView } from "../../../wire/wire";
import {
  type DateTimeValue,
  type DurationValue,
  dateTimeValue,
  deadlineOf,
  durationValue,
  minutesOf,
} from "./field_values";
import { DateTimeFields, DurationFields } from "./fields";
import { type AboutTask, TaskModal } from "./TaskModal";

interface EditedFields {
  readonly description: string;
  readonly how: string;
  readonly results: "chat" | "email";
  readonly deadline: DateTimeValue;
  readonly budget: DurationValue;
}

export function EditTaskModal({ chat, task }: AboutTask) {
  const free = useRef(task.status === "review").current; // what was typed stays when it is accepted meanwhile
  const form = useKeptForm<{ [Field in keyof EditedFields]: EditedFields[Field] }>(`${chat} edit ${free}`, {
    description: task.terms.description,
    how: task.how ?? "",
    results: task.results ?? "chat",
    deadline: dateTimeValue(task.terms.deadline),
    budget: durationValue(task.terms.budget),
  });
  const { description, how, results, deadline, budget } = form.fields;
  const draft = {
    description: description.value.trim(),
    how: how.value.trim(),
    results: results.value,
    deadline: deadline.value,
    budget: budget.value,
  };
  return (
    <TaskModal
      chat={chat}
      form={form}
      title={t("task.do.edit")}
      verb={t("verb.change")}
      missing={t(free && draft.description === "" ? "missing.text" : "missing.change")}
      what={editOf(task, draft, free)}
    >
      {free && <TextArea label={t("task.ask.description")} value={description} rows={4} />}
      <TextArea label={t("task.ask.how")} value={how} />
      {free && (
        <>
          <DateTimeFields label={t("task.fact.deadline")} value={deadline} hint={t("task.ask.day_hint")} />
          <DurationFields label={t("task.ask.budget")} value={budget} />
        </>
      )}
      <RadioGroup
        label={t("task.ask.results")}
        value={results}
        options={(["chat", "email"] as const).map((one) => [one, t(`task.fact.results.${one}`)] as const)}
      />
    </TaskModal>
  );
}

/** What differs from the task; null when nothing does, or something is missing. An emptied term is open again. */
export function editOf(task: TaskView, draft: EditedFields, free: boolean): EditTask | null {
  if (free && draft.description === "") return null;
  const changed: Omit<EditTask, "t"> = {
    ...(draft.how !== (task.how ?? "") && { how: draft.how }),
    ...(draft.results !== (task.results ?? "chat") && { results: draft.results }),
    ...(free && termsOf(task, draft)),
  };
  return Object.keys(changed).length === 0 ? null : { t: "edit", ...changed };
}

function termsOf({ terms }: TaskView, draft: EditedFields): Omit<EditTask, "t"> {
  const deadline = deadlineOf(draft.deadline);
  const budget = minutesOf(draft.budget);
  const before = dateTimeValue(terms.deadline);
  const sameDay = draft.deadline.day === before.day && draft.deadline.time === before.time;
  return {
    ...(draft.description !== terms.description && { description: draft.description }),
    ...(!sameDay && { deadline: deadline ?? ("open" as const) }),
    ...(budget !== terms.budget && { budget: budget ?? ("open" as const) }),
  };
}
