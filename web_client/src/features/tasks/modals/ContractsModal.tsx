import { Modal } from "../../../kit/Modal";
import { MarkdownText } from "../../../kit/markdown/MarkdownText";
import { state } from "../../../session/store";
import { personOf } from "../../../state/list";
import { exact } from "../../../texts/dates";
import { t } from "../../../texts/texts";
import type { Contract, TaskView } from "../../../wire/wire";
import { budgetText, deadlineText } from "../task_texts";

/** Every version of what was agreed, the newest first. */
export function ContractsModal({ task }: { task: TaskView }) {
  return (
    <Modal title={t("task.contracts")} class="dialog--task">
      <ol class="rows">
        {(task.contracts ?? []).toReversed().map((contract) => (
          <li key={contract.version}>
            <ContractView contract={contract} />
          </li>
        ))}
      </ol>
    </Modal>
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
      <MarkdownText text={terms.description} />
    </section>
  );
}
