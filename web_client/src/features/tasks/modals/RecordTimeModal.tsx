import { TextArea } from "../../../kit/fields/TextArea";
import { useKeptForm } from "../../../session/kept_form";
import { now } from "../../../session/store";
import { dayKey } from "../../../texts/dates";
import { t } from "../../../texts/texts";
import type { TaskAct } from "../../../wire/wire";
import { durationValue, minutesOf, momentOf } from "./field_values";
import { DateTimeFields, DurationFields } from "./fields";
import { type AboutTask, TaskModal } from "./TaskModal";

/** Time recorded afterwards, with a reason; customers see nothing of it. */
export function RecordTimeModal({ chat }: AboutTask) {
  const form = useKeptForm(`${chat} record`, {
    begin: { day: dayKey(now()), time: "" },
    span: durationValue(undefined),
    reason: "",
  });
  const { begin, span, reason } = form.fields;
  const start = begin.value.time === "" ? undefined : momentOf(begin.value);
  const minutes = minutesOf(span.value);
  const words = reason.value.trim();
  const said = start !== undefined && minutes !== undefined && words !== "";
  const what: TaskAct | null = said ? { t: "record", start, minutes, reason: words } : null;
  return (
    <TaskModal
      chat={chat}
      form={form}
      title={t("task.do.record")}
      verb=""
      what={what}
      missing={t("missing.record")}
      unseen
    >
      <p class="quiet">{t("task.ask.record")}</p>
      <DateTimeFields label={t("task.ask.begin")} value={begin} past />
      <DurationFields label={t("task.timer")} value={span} />
      <TextArea label={t("task.ask.note")} value={reason} rows={2} />
    </TaskModal>
  );
}
