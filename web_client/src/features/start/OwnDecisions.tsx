/** First of all on Heute: what waits for a lead's or management's own decision. */

import { Button } from "../../kit/Button";
import { Icon } from "../../kit/Icon";
import { SectionHead } from "../../kit/SectionHead";
import { tick } from "../../session/store";
import { t } from "../../texts/texts";
import type { Person, TaskCard } from "../../wire/wire";
import { chatPath } from "../chats/paths";
import { accountName } from "../people/names";
import { openAssignModal } from "../tasks/desk/AssignModal";
import { awaitingDecision, mayAssign } from "../tasks/desk/team_decisions";
import { isOwnTurn } from "../tasks/next_step";
import { nextText, viewer } from "../tasks/overview/CardStates";
import { cards } from "../tasks/overview/cards";
import { STEP_ICONS } from "../tasks/overview/step_icons";
import { byText } from "../tasks/task_texts";

export function OwnDecisions() {
  const me = viewer();
  if (me === undefined) return null;
  const open = awaitingDecision(cards.value ?? [], me);
  if (open.length === 0) return null;
  return (
    <section aria-labelledby="t-own">
      <SectionHead id="t-own" text={t("today.own")} n={open.length} />
      <ul class="rows">
        {open.map((card) => (
          <li key={card.chat} class="desk-row">
            <OwnDecision card={card} me={me} />
            {card.next.what === "assign" && mayAssign(card) && (
              <Button
                kind="tint s"
                aria-label={t("task.do.assign_title", { title: card.title })}
                onClick={() => openAssignModal(card.chat)}
              >
                {t("task.do.assign")}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function OwnDecision({ card, me }: { card: TaskCard; me: Person }) {
  const own = isOwnTurn(card, me);
  const by = own && card.next.by !== undefined ? byText(card.next.by, card.deadline, tick.value) : "";
  const waiting = card.records_waiting ?? 0;
  return (
    <a class="wait grow" href={chatPath(card.chat)}>
      <span class="state state--turn wait-what">
        <Icon name={own ? (STEP_ICONS[card.next.what] ?? "arrow") : "timer"} small />
        <span class="cut">{own ? nextText(card, me) : t("today.own.records", { n: waiting })}</span>
      </span>
      <span class="row-title">{card.title}</span>
      <span class="row-sub">{[accountName(card.account), by].filter(Boolean).join(", ")}</span>
    </a>
  );
}
