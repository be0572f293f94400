/** Who waits for an answer of staff, by the moment at which it is due (SPEC 2): first one's own tasks, then the team's (SPEC 7). */

import { plainText } from "../../../kit/markdown/plain_text";
import { SectionHead } from "../../../kit/SectionHead";
import { chats, state, tick } from "../../../session/store";
import { clock, dayKey, exact, lasting, longDay, weekdayDate } from "../../../texts/dates";
import { t } from "../../../texts/texts";
import type { ChatId, Millis, TaskCard } from "../../../wire/wire";
import { chatPath } from "../../chats/paths";
import { Square } from "../../people/Avatar";
import { accountName, firstName } from "../../people/names";
import { deadlineText } from "../task_texts";
import { answersDue } from "./attention";
import { viewer } from "./CardStates";
import { cards } from "./cards";

const SOON = 4 * 3_600_000;

export function DueAnswers() {
  const all = cards.value ?? [];
  return (
    <>
      <DueSection id="t-due" title={t("today.due")} all={all.filter(isOwn)} />
      <DueSection id="t-due-team" title={t("today.due.team")} all={all.filter((card) => !isOwn(card))} />
    </>
  );
}

function isOwn({ responsible }: TaskCard): boolean {
  return responsible !== undefined && responsible === viewer()?.id;
}

function DueSection({ id, title, all }: { id: string; title: string; all: readonly TaskCard[] }) {
  const groups = answersDue(all);
  if (groups.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <SectionHead id={id} text={title} n={groups.flatMap((group) => group.cards).length} />
      {groups.map((group) => (
        <DueGroup key={group.at} at={group.at} cards={group.cards} />
      ))}
    </section>
  );
}

function DueGroup({ at, cards: due }: { at: Millis; cards: readonly TaskCard[] }) {
  const left = at - tick.value;
  const tone = left < 0 ? " due-group--late" : left < SOON ? " due-group--soon" : "";
  return (
    <div class={`due-group${tone}`}>
      <p class="due-time" id={`due-${at}`}>
        <b>{clock(at)}</b>
        <small>{whenText(at, left)}</small>
      </p>
      <ul aria-labelledby={`due-${at}`}>
        {due.map((card) => (
          <li key={card.chat}>
            <DueRow card={card} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** "in 3 Std. 54 Min.", the day if it is another one, or that it is too late and since when. */
function whenText(at: Millis, left: number): string {
  const isToday = dayKey(at) === dayKey(tick.value);
  if (left < 0) return isToday ? t("today.due.late") : t("today.due.late_since", { day: weekdayDate(at) });
  if (isToday) return t("today.due.in", { time: lasting(left) });
  return longDay(at, tick.value).split(",")[0] ?? exact(at);
}

function DueRow({ card }: { card: TaskCard }) {
  const isNew = card.status === "review" && card.next.what !== "answer";
  return (
    <a class="due" href={chatPath(card.chat)}>
      <Square id={card.account} name={accountName(card.account)} />
      <span class="row-main">
        <span class="row-title cut">{card.title}</span>
        <span class="vh">{accountName(card.account)}</span>
        <span class="row-sub cut">
          {isOwn(card) ? waitingText(card) : `${whose(card)} · ${waitingText(card)}`}
        </span>
      </span>
      <span class="btn btn--soft" aria-hidden="true">
        {t(!isMember(card.chat) ? "task.see" : isNew ? "today.due.review" : "task.answer")}
      </span>
    </a>
  );
}

function whose({ responsible }: TaskCard): string {
  return responsible === undefined ? t("role.lead") : firstName(responsible);
}

/** Who only looks in cannot answer there. */
function isMember(chat: ChatId): boolean {
  const listed = chats.value.get(chat);
  return listed !== undefined && listed.looking_in !== true;
}

/** The customer's last words, or that the task is new, with the deadline they want. */
function waitingText(card: TaskCard): string {
  const last = chats.value.get(card.chat)?.last;
  const author = last === undefined ? undefined : state.value.people.get(last.author);
  if (last?.excerpt && author?.kind === "customer") {
    return `${author.name}: ${t("quote", { text: plainText(last.excerpt) })}`;
  }
  const key = card.status === "review" ? "today.due.wish" : "today.due.deadline";
  const until = card.deadline && t(key, { when: deadlineText(card.deadline) });
  return [t(`task.status.${card.status}`), until].filter(Boolean).join(" · ");
}
