/** Heute of leads and management: everybody's work, what is late of it first (SPEC 7, 11). */

import { Button } from "../../kit/Button";
import { SectionHead } from "../../kit/SectionHead";
import { people, state, tick } from "../../session/store";
import { dayKey } from "../../texts/dates";
import { t } from "../../texts/texts";
import { LIMITS, type Person, type TaskCard } from "../../wire/wire";
import { chatPath } from "../chats/paths";
import { Avatar } from "../people/Avatar";
import { accountName } from "../people/names";
import { presenceText } from "../presence/status";
import { openAssignModal } from "../tasks/desk/AssignModal";
import { mayAssign } from "../tasks/desk/team_decisions";
import { isDueToday, isOverdue, loadText, type Workload, workloads } from "../tasks/desk/workload";
import { nextText, ReasonState, viewer } from "../tasks/overview/CardStates";
import { cards, responsible, status, team } from "../tasks/overview/cards";
import { tasksPath } from "../tasks/paths";

const SHOWN = 5;

export function TeamDesk() {
  const me = viewer();
  if (me === undefined) return null;
  const all = cards.value ?? [];
  const shown = workloads(all, team.value, tick.value, dayKey).filter(
    ({ person, cards }) => cards.length > 0 || (person !== null && person !== me.id),
  );
  return (
    <section aria-labelledby="t-desk">
      <SectionHead id="t-desk" text={t("today.desk")} />
      {shown.map((load) => (
        <Desk key={load.person ?? ""} load={load} me={me} />
      ))}
      {all.length >= LIMITS.TASKS && <p class="small quiet">{t("today.desk.first", { n: all.length })}</p>}
    </section>
  );
}

function Desk({ load, me }: { load: Workload; me: Person }) {
  const id = `desk-${load.person ?? "lead"}`;
  const person = load.person === null ? undefined : people.value.get(load.person);
  const pressing = load.cards.filter((card) => isPressing(card, load));
  const name = person?.name ?? t("today.desk.nobody");
  return (
    <section class="desk-group" aria-labelledby={id}>
      <header class="desk-head">
        {person && <Avatar person={person} says="nothing" />}
        <div class="grow">
          <h3 id={id}>
            {person && person.id === state.value.me?.person.id ? `${name} (${t("you.mid")})` : name}
          </h3>
          <p class={load.overdue > 0 ? "row-sub is-danger" : "row-sub"}>{loadText(load)}</p>
        </div>
        {person && <span class="row-sub nowrap">{presenceText(person)}</span>}
      </header>
      {pressing.length > 0 && (
        <ul>
          {pressing.slice(0, SHOWN).map((card) => (
            <li key={card.chat} class="desk-row">
              <DeskRow card={card} me={me} />
              {mayAssign(card) && (
                <Button
                  kind="line s"
                  aria-label={t("task.do.assign_title", { title: card.title })}
                  onClick={() => openAssignModal(card.chat)}
                >
                  {t("task.do.assign")}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {load.person !== null && load.cards.length > Math.min(pressing.length, SHOWN) && (
        <a class="desk-all" href={tasksPath("list")} onClick={() => showAllOf(load.person)}>
          {t("today.desk.all", { n: load.cards.length, name })}
        </a>
      )}
    </section>
  );
}

/** What nobody was given is all to be seen to; of everybody else's work what is late or due today. */
function isPressing(card: TaskCard, { person }: Workload): boolean {
  return person === null || isOverdue(card, tick.value) || isDueToday(card, tick.value, dayKey);
}

function showAllOf(person: Workload["person"]): void {
  responsible.value = person;
  status.value = "open";
}

function DeskRow({ card, me }: { card: TaskCard; me: Person }) {
  return (
    <a class="due grow" href={chatPath(card.chat)}>
      <span class="row-main">
        <span class="row-title cut">{card.title}</span>
        <span class="row-sub cut">
          {[accountName(card.account), nextText(card, me)].filter(Boolean).join(" · ")}
        </span>
      </span>
      <ReasonState card={card} me={me} />
    </a>
  );
}
