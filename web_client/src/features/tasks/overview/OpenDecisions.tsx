/** Beside the day of staff: decisions that are open; those that wait for the reader are answered here. */

import { Icon } from "../../../kit/Icon";
import { SectionHead } from "../../../kit/SectionHead";
import { tick } from "../../../session/store";
import { whenNear } from "../../../texts/dates";
import { t } from "../../../texts/texts";
import type { Person, TaskCard } from "../../../wire/wire";
import { chatPath } from "../../chats/paths";
import { accountName } from "../../people/names";
import { isDecision, withKnownStep } from "../decision";
import { DecisionCard } from "../decisions/DecisionCard";
import { awaitingDecision, leadsOthers } from "../desk/team_decisions";
import { isOwnTurn } from "../next_step";
import { byText } from "../task_texts";
import { decisions } from "./attention";
import { nextText, viewer } from "./CardStates";
import { cards } from "./cards";
import { STEP_ICONS } from "./step_icons";

const SHOWN = 6;

export function OpenDecisions() {
  const me = viewer();
  if (me === undefined) return null;
  const known = (cards.value ?? []).map(withKnownStep);
  const first = new Set(leadsOthers(me) ? awaitingDecision(known, me) : []);
  const open = decisions(known, me).filter((card) => !first.has(card));
  if (open.length === 0) return null;
  const main = open.find((card) => isDecision(card, me));
  return (
    <section aria-labelledby="t-open">
      <SectionHead id="t-open" text={t("today.decisions")} n={open.length} />
      <ul class="rows">
        {open.slice(0, SHOWN).map((card) => (
          <li key={card.chat}>
            <Decision card={card} me={me} first={card === main ? "main" : "tint"} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Decision({ card, me, first }: { card: TaskCard; me: Person; first: "main" | "tint" }) {
  const row = <DecisionRow card={card} me={me} />;
  if (!isOwnTurn(card, me)) return row;
  return (
    <DecisionCard card={card} side="staff" first={first} beside={accountName(card.account)}>
      {row}
    </DecisionCard>
  );
}

function DecisionRow({ card, me }: { card: TaskCard; me: Person }) {
  const { by, what } = card.next;
  const when =
    by === undefined
      ? t("tasks.since", { when: whenNear(card.changed, tick.value) })
      : byText(by, card.deadline, tick.value);
  return (
    <a class="wait" href={chatPath(card.chat)}>
      <span class={isOwnTurn(card, me) ? "state state--turn wait-what" : "state wait-what"}>
        <Icon name={STEP_ICONS[what] ?? "arrow"} small />
        <span class="cut">{nextText(card, me)}</span>
      </span>
      <span class="row-title">{card.title}</span>
      <span class="row-sub">{[accountName(card.account), when].filter(Boolean).join(", ")}</span>
    </a>
  );
}
