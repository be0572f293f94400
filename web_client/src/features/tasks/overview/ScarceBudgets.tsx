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
      <ul class="stackv scarce">
        {low.map((card) => (
          <li key={card.chat} class="meter">
            <a class="row-title" href={chatPath(card.chat)}>
              {card.title}
            </a>
            <BudgetBar card={card} />
            <Left card={card} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Left({ card: { used = 0, budget = 0 } }: { card: TaskCard }) {
  return (
    <p class="meter-l">
      <span>
        {used < budget
          ? t("today.scarce.left", { span: spanOf(budget - used) })
          : t("tasks.reason.budget_over")}
      </span>
      <span>{t("task.meter.of", { span: spanOf(budget) })}</span>
    </p>
  );
}
