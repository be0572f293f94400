/** Beside the day of staff: decisions that are open, and tasks whose budget runs out. */

import { Icon, type IconName } from "../../../kit/Icon";
import { SectionHead } from "../../../kit/SectionHead";
import { tick } from "../../../session/store";
import { exact, spanOf, whenNear } from "../../../texts/dates";
import { t } from "../../../texts/texts";
import type { NextStep, Person, TaskCard } from "../../../wire/wire";
import { chatPath } from "../../chats/paths";
import { accountName } from "../../people/names";
import { isOwnTurn } from "../task";
import { decisions, scarce } from "./attention";
import { Meter, nextText, whoLooks } from "./CardStates";
import { cards } from "./cards";

const SHOWN = 6;
export const STEP_ICONS: Readonly<Partial<Record<NextStep["what"], IconName>>> = {
  answer_proposal: "calendar",
  answer_approval: "shield",
  release: "shield",
  confirm: "handover",
  give_feedback: "handover",
  answer_question: "chats",
  assign: "people",
};

export function OpenDecisions() {
  const me = whoLooks();
  if (me === undefined) return null;
  const open = decisions(cards.value ?? [], me);
  if (open.length === 0) return null;
  return (
    <section aria-labelledby="t-open">
      <SectionHead id="t-open" text={t("today.decisions")} n={open.length} />
      <ul class="rows">
        {open.slice(0, SHOWN).map((card) => (
          <li key={card.chat}>
            <Decision card={card} me={me} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Decision({ card, me }: { card: TaskCard; me: Person }) {
  const { by, what } = card.next;
  const when =
    by === undefined
      ? t("tasks.since", { when: whenNear(card.changed, tick.value) })
      : t("task.by", { when: exact(by) });
  return (
    <a class="wait" href={chatPath(card.chat)}>
      <span class={isOwnTurn(card.next, me) ? "state state--turn wait-what" : "state wait-what"}>
        <Icon name={STEP_ICONS[what] ?? "arrow"} small />
        <span class="cut">{nextText(card, me)}</span>
      </span>
      <span class="row-title">{card.title}</span>
      <span class="row-sub">{[accountName(card.account), when].filter(Boolean).join(", ")}</span>
    </a>
  );
}

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
            <Meter card={card} />
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
