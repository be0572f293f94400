import { useKeptForm } from "../../../session/kept_form";
import { tick } from "../../../session/store";
import { spanOf } from "../../../texts/dates";
import { t } from "../../../texts/texts";
import { leftOf } from "../offers";
import { durationValue, minutesOf } from "./field_values";
import { DurationFields } from "./fields";
import { type AboutTask, TaskModal } from "./TaskModal";

/** As much of the rest of the budget as one likes goes back to the account. */
export function ReleaseBudgetModal({ chat, task }: AboutTask) {
  const free = leftOf(task, tick.value);
  const form = useKeptForm(`${chat} budget_release`, { span: durationValue(free) });
  const { span } = form.fields;
  const minutes = minutesOf(span.value);
  return (
    <TaskModal
      chat={chat}
      form={form}
      title={t("task.do.budget_release")}
      verb={t("task.verb.release")}
      missing={t("missing.span")}
      what={minutes === undefined ? null : { t: "budget_release", minutes }}
    >
      <p class="quiet">
        {t("task.ask.release_budget", { left: spanOf(task.terms.budget ?? 0), free: spanOf(free) })}
      </p>
      <DurationFields label={t("task.ask.budget")} value={span} />
    </TaskModal>
  );
}
