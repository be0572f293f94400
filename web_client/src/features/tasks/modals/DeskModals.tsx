/** Time by hand, budget given back, and the versions of what was agreed. */

import { useSignal } from "@preact/signals";
import { Dialog } from "../../../kit/Modal";
import { toBack } from "../../../session/panels";
import { now, state } from "../../../session/store";
import { personOf } from "../../../state/list";
import { dayKey, exact, spanOf } from "../../../texts/dates";
import { t } from "../../../texts/texts";
import type { Contract, TaskAct, TaskView } from "../../../wire/wire";
import { Text } from "../../messages/MessageView";
import { leftOf } from "../task";
import { budgetText, deadlineText } from "../task_texts";
import { draftOfSpan, minutesOf, momentOf } from "./field_values";
import { SpanFields, WhenFields, Words } from "./fields";
import { TaskDialog } from "./TaskModal";
import type { AboutTask } from "./TaskModals";

/** Time recorded afterwards, with a reason; customers see nothing of it. */
export function AskRecord({ chat }: AboutTask) {
  const begin = useSignal({ day: dayKey(now()), time: "" });
  const span = useSignal(draftOfSpan(undefined));
  const reason = useSignal("");
  const start = begin.value.time === "" ? undefined : momentOf(begin.value);
  const minutes = minutesOf(span.value);
  const words = reason.value.trim();
  const said = start !== undefined && minutes !== undefined && words !== "";
  const what: TaskAct | null = said ? { t: "record", start, minutes, reason: words } : null;
  return (
    <TaskDialog chat={chat} title={t("task.do.record")} verb="" what={what} unseen>
      <p class="quiet">{t("task.ask.record")}</p>
      <WhenFields label={t("task.ask.begin")} value={begin} past />
      <SpanFields label={t("task.timer")} value={span} />
      <Words label={t("task.ask.note")} value={reason} rows={2} />
    </TaskDialog>
  );
}

/** As much of the rest of the budget as one likes goes back to the account. */
export function AskRelease({ chat, task }: AboutTask) {
  const free = leftOf(task);
  const span = useSignal(draftOfSpan(free));
  const minutes = minutesOf(span.value);
  return (
    <TaskDialog
      chat={chat}
      title={t("task.do.budget_release")}
      verb={t("task.verb.release")}
      what={minutes === undefined ? null : { t: "budget_release", minutes }}
    >
      <p class="quiet">
        {t("task.ask.release_budget", { left: spanOf(task.terms.budget ?? 0), free: spanOf(free) })}
      </p>
      <SpanFields label={t("task.ask.budget")} value={span} />
    </TaskDialog>
  );
}

/** Every version of what was agreed, the newest first. */
export function Contracts({ task }: { task: TaskView }) {
  return (
    <Dialog title={t("task.contracts")} onClose={toBack} class="dialog--task">
      <ol class="rows">
        {(task.contracts ?? []).toReversed().map((contract) => (
          <li key={contract.version}>
            <ContractView contract={contract} />
          </li>
        ))}
      </ol>
    </Dialog>
  );
}

function ContractView({ contract }: { contract: Contract }) {
  const { terms } = contract;
  return (
    <section class="contract" aria-label={t("task.fact.version", { n: contract.version })}>
      <h3>{t("task.fact.version", { n: contract.version })}</h3>
      <p class="small quiet">
        {t(`task.contract.${contract.cause}`, { name: personOf(state.value, contract.person).name })},{" "}
        {exact(contract.at)}
      </p>
      <dl class="facts">
        <div>
          <dt>{t("task.fact.deadline")}</dt>
          <dd>{deadlineText(terms.deadline)}</dd>
        </div>
        <div>
          <dt>{t("task.fact.budget")}</dt>
          <dd>{budgetText(terms.budget)}</dd>
        </div>
      </dl>
      <Text text={terms.description} />
    </section>
  );
}
