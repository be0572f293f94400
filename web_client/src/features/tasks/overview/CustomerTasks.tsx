/** A customer's tasks at the start: first what waits for them, then what is with the agency. */

import { EmptyState } from "../../../kit/EmptyState";
import { Icon } from "../../../kit/Icon";
import { SectionHead } from "../../../kit/SectionHead";
import { people, tick } from "../../../session/store";
import { whenNear } from "../../../texts/dates";
import { t } from "../../../texts/texts";
import type { TaskCard } from "../../../wire/wire";
import { chatPath } from "../../chats/paths";
import { withKnownStep } from "../decision";
import { DecisionCard } from "../decisions/DecisionCard";
import { isOwnTurn } from "../next_step";
import { tasksPath } from "../paths";
import { deadlineText, taskStatusText } from "../task_texts";
import { viewer } from "./CardStates";
import { cards } from "./cards";
import { STEP_ICONS } from "./step_icons";

/** What waits for the customer who reads it. */
export function waitingTasks(): readonly TaskCard[] {
  const me = viewer();
  const all = (cards.value ?? []).map(withKnownStep);
  return me === undefined ? [] : all.filter((card) => isOwnTurn(card, me));
}

/** Nothing where nothing waits. The first card has the page's filled button, unless another one has it. */
export function WaitingTasks({ cards, hasMain }: { cards: readonly TaskCard[]; hasMain: boolean }) {
  if (cards.length === 0) return null;
  return (
    <section aria-labelledby="s-turn">
      <SectionHead id="s-turn" text={t("start.waiting")} n={cards.length} />
      <ul class="decisions">
        {cards.map((card, place) => (
          <li key={card.chat}>
            <WaitingTask card={card} first={hasMain && place === 0 ? "main" : "tint"} />
          </li>
        ))}
      </ul>
    </section>
  );
}

export function TasksAtAgency() {
  const me = viewer();
  const all = (cards.value ?? []).map(withKnownStep);
  if (me === undefined) return null;
  if (all.length === 0) return <NoTasks />;
  const rest = all.filter((card) => !isOwnTurn(card, me));
  return (
    <section aria-labelledby="s-tasks">
      <div class="section-head">
        <h2 id="s-tasks">{t("start.with_us")}</h2>
        {rest.length > 0 && <span class="num">{rest.length}</span>}
        <a href={tasksPath("list")}>{t("start.all_tasks")}</a>
      </div>
      <ul class="rows">
        {rest.map((card) => (
          <li key={card.chat}>
            <TaskAtAgency card={card} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function NoTasks() {
  return (
    <section aria-labelledby="s-tasks">
      <SectionHead id="s-tasks" text={t("start.tasks")} />
      <EmptyState title={t("start.no_tasks")} />
    </section>
  );
}

function WaitingTask({ card, first }: { card: TaskCard; first: "main" | "tint" }) {
  return (
    <DecisionCard card={card} side="customer" first={first}>
      <WaitingRow card={card} />
    </DecisionCard>
  );
}

/** What is answered in the chat alone. */
function WaitingRow({ card }: { card: TaskCard }) {
  const assistant = card.assistant === undefined ? undefined : people.value.get(card.assistant)?.name;
  const said = [assistant, t("tasks.since", { when: whenNear(card.changed, tick.value) })];
  return (
    <a class="turn" href={chatPath(card.chat)}>
      <span class="state state--turn">
        <Icon name={STEP_ICONS[card.next.what] ?? "arrow"} small />
        {t(`task.next.${card.next.what}`)}
      </span>
      <span class="row-title">{card.title}</span>
      <span class="row-sub">{said.filter(Boolean).join(", ")}</span>
    </a>
  );
}

function TaskAtAgency({ card }: { card: TaskCard }) {
  const { reaction, deadline, status } = card;
  const isNew = status === "review" && reaction !== undefined && reaction > tick.value;
  const when = isNew
    ? t("tasks.answer_by", { when: whenNear(reaction, tick.value) })
    : deadlineText(deadline);
  return (
    <a class="task" href={chatPath(card.chat)}>
      <span class="row-title cut">{card.title}</span>
      <span class="small">{taskStatusText(card)}</span>
      <span class="when">{when}</span>
    </a>
  );
}
