/** The deadlines of the week, after its end of the next one: working days, and the weekend if something is due then. */

import { state, tick } from "../../../session/store";
import { clock, dayKey, shortDay } from "../../../texts/dates";
import { isWeekend, weekOf } from "../../../texts/month";
import { t } from "../../../texts/texts";
import { chatPath } from "../../chats/paths";
import { accountName } from "../../people/names";
import { isMissed } from "../desk/workload";
import { tasksPath } from "../paths";
import { type Due, deadlines } from "./attention";
import { cards } from "./cards";

export function Week() {
  const today = dayKey(tick.value);
  const due = deadlines(cards.value ?? [], dayKey);
  const next = state.value.day;
  const days = weekOf(next?.quiet ? dayKey(next.until) : today);
  return (
    <section aria-labelledby="t-week">
      <div class="section-head">
        <h2 id="t-week">{t("today.week")}</h2>
        <a href={tasksPath("calendar")}>{t("tasks.view.calendar")}</a>
      </div>
      <ol class="week">
        {days
          .filter((day) => !isWeekend(day) || due.has(day))
          .map((day) => (
            <li
              key={day}
              class={day === today ? "is-today" : ""}
              aria-current={day === today ? "date" : undefined}
            >
              <h3>{shortDay(day)}</h3>
              <Entries due={due.get(day) ?? []} />
            </li>
          ))}
      </ol>
    </section>
  );
}

function Entries({ due }: { due: readonly Due[] }) {
  if (due.length === 0) return <p class="none">{t("today.week.none")}</p>;
  return (
    <div>
      {due.map((card) => (
        <a key={card.chat} href={chatPath(card.chat)}>
          <b>{card.title}</b>
          <span class={isMissed(card, tick.value) ? "is-danger" : ""}>{besideTitle(card)}</span>
        </a>
      ))}
    </div>
  );
}

function besideTitle(card: Due): string {
  const time = card.deadline.timed === false ? "" : clock(card.deadline.at);
  const missed = isMissed(card, tick.value) ? t("tasks.reason.deadline_missed") : "";
  return [time, missed, accountName(card.account)].filter(Boolean).join(" · ");
}
