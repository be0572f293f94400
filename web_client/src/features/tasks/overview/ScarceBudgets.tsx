import { SectionHead } from "../../../kit/SectionHead";
import { spanOf } from "../../../texts/dates";
import { t } from "../../../texts/texts";
import type { TaskCard } from "../../../wire/wire";
import { chatPath } from "../../chats/paths";
import { scarce } from "./attention";
import { BudgetBar } from "./CardStates";
import { cards } from "./cards";

const SHOWN = 6;

export function ScarceBudgets() {
  const low = scarce(cards.value ?? []).slice(0, SHOWN);
  if (low.length === 0) return null;
  return (
    <section aria-labelledby="t-low">
      <SectionHead id="t-low" text={t("today.scarce")} />
      <ul class="rows">
        {low.map((card) => (
          <li key={card.chat}>
            <a class="meter scarce" href={chatPath(card.chat)}>
              <span class="row-title">{card.title}</span>
              <BudgetBar card={card} />
              <Left card={card} />
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Left({ card: { used = 0, budget = 0 } }: { card: TaskCard }) {
  return (
    <span class="meter-l">
      <span>
        {used < budget
          ? t("today.scarce.left", { span: spanOf(budget - used) })
          : t("tasks.reason.budget_over")}
      </span>
      <span>{t("task.meter.of", { span: spanOf(budget) })}</span>
    </span>
  );
}
