/** Tasks as a list, what needs attention first, and why. */

import { EmptyState } from "../../../kit/EmptyState";
import { isStaff, people } from "../../../session/store";
import { spanOf } from "../../../texts/dates";
import { t } from "../../../texts/texts";
import type { Person, TaskCard } from "../../../wire/wire";
import { chatPath } from "../../chats/paths";
import { Avatar, Square } from "../../people/Avatar";
import { accountName } from "../../people/names";
import { taskStatusText } from "../task_texts";
import { BudgetBar, DeadlineState, KeyState, nextText, ReasonState, viewer } from "./CardStates";

export function TaskList({ cards }: { cards: readonly TaskCard[] }) {
  const me = viewer();
  if (me === undefined) return null;
  if (cards.length === 0) {
    return (
      <EmptyState
        title={t("tasks.none")}
        hint={t(isStaff.value ? "tasks.none.staff" : "tasks.none.customer")}
      />
    );
  }
  return (
    <div class="tasks-in scroll">
      <ol class="rows" aria-label={t("nav.tasks")}>
        {cards.map((card) => (
          <li key={card.chat}>
            <TaskRow card={card} me={me} />
          </li>
        ))}
      </ol>
    </div>
  );
}

function TaskRow({ card, me }: { card: TaskCard; me: Person }) {
  const account = accountName(card.account);
  return (
    <a class="row taskrow" href={chatPath(card.chat)}>
      {account && <Square id={card.account} name={account} />}
      <span class="row-main">
        <span class="taskrow-title">
          <span class="row-title cut">{card.title}</span>
          <ReasonState card={card} me={me} />
        </span>
        <span class="row-sub">{[account, nextText(card, me)].filter(Boolean).join(" · ")}</span>
      </span>
      {isStaff.value && <Responsible card={card} />}
      <span class="tag tag--sys">{taskStatusText(card)}</span>
      <Budget card={card} />
      <span class="taskrow-when">
        {card.status === "done" ? <KeyState card={card} /> : <DeadlineState card={card} short />}
      </span>
    </a>
  );
}

/** Who of staff is to see to it, as a column. */
function Responsible({ card }: { card: TaskCard }) {
  const person = card.responsible === undefined ? undefined : people.value.get(card.responsible);
  return (
    <span class="taskrow-who small quiet">
      <span class="vh">{t("task.fact.responsible")}: </span>
      {person && <Avatar person={person} size="s" says="nothing" />}
      <span class="cut">{person?.name ?? t("role.lead")}</span>
    </span>
  );
}

/** What of the budget is used, as the reader may know it. */
function Budget({ card }: { card: TaskCard }) {
  const { used = 0, budget } = card;
  if (budget === undefined)
    return <span class="taskrow-budget small quiet">{t("task.fact.budget.none")}</span>;
  return (
    <span class="taskrow-budget">
      <BudgetBar card={card} />
      <span class="small quiet num">{t("tasks.used", { used: spanOf(used), budget: spanOf(budget) })}</span>
    </span>
  );
}
