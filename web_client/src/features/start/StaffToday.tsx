import { Button } from "../../kit/Button";
import { CountBadge } from "../../kit/CountBadge";
import { EmptyState } from "../../kit/EmptyState";
import { Icon } from "../../kit/Icon";
import { plainText } from "../../kit/markdown/plain_text";
import { SectionHead } from "../../kit/SectionHead";
import { state, tick } from "../../session/store";
import { movedAt, titleOf } from "../../state/list";
import { clock, longDay, whenShort } from "../../texts/dates";
import { t } from "../../texts/texts";
import type { Chat, ChatId } from "../../wire/wire";
import { startTaskDialog } from "../bot/dialogs";
import { OpenDialogs } from "../bot/OpenDialogs";
import { ChatSign } from "../chats/ChatSign";
import { chatPath } from "../chats/paths";
import { HeldSection } from "../held/HeldSection";
import { mayCreateAnyTask } from "../tasks/creation";
import { leadsOthers } from "../tasks/desk/team_decisions";
import { viewer } from "../tasks/overview/CardStates";
import { acceptedWork, cards, overviewSettled } from "../tasks/overview/cards";
import { DueAnswers } from "../tasks/overview/DueAnswers";
import { OpenDecisions } from "../tasks/overview/OpenDecisions";
import { ScarceBudgets } from "../tasks/overview/ScarceBudgets";
import { Week } from "../tasks/overview/Week";
import { TimerPill } from "../time/TimerPill";
import { TimeToday } from "../time/TimeToday";
import { greeting } from "./greeting";
import { OwnDecisions } from "./OwnDecisions";
import { TeamDesk } from "./TeamDesk";
import { TeamList } from "./TeamList";

/** What staff see first: what waits for them today, and the people of the agency. */
export function StaffToday() {
  const due = new Set(
    (cards.value ?? []).filter(({ reaction }) => reaction !== undefined).map(({ chat }) => chat),
  );
  const unread = unreadBeside(due);
  const isLead = leadsOthers(viewer());
  const isQuietDay = due.size + unread.length === 0;
  return (
    <>
      <header class="page-head">
        <div>
          <p class="hello">
            {longDay(tick.value, tick.value)}, {clock(tick.value)}
          </p>
          <h1>{greeting()}</h1>
        </div>
        <div class="end">
          <TimerPill />
        </div>
      </header>
      {overviewSettled.value && (
        <div class="cols">
          <div class="stackv">
            <OpenDialogs />
            <HeldSection id="t-review" state="review" title={t("today.review")} />
            <HeldSection id="t-held" state="waiting" title={t("today.held")} />
            {isLead && <OwnDecisions />}
            {isLead ? <TeamDesk /> : <DueAnswers />}
            {unread.length > 0 && (
              <section aria-labelledby="t-new">
                <SectionHead id="t-new" text={t("today.new")} n={unread.length} />
                <ChatRows chats={unread} />
              </section>
            )}
            {isQuietDay && !isLead && <EmptyState title={t("today.done")} />}
            <Week />
          </div>
          <aside class="side" aria-label={t("today.aside")}>
            {mayCreateAnyTask.value && (
              <Button kind="soft" onClick={() => void startTaskDialog({})}>
                <Icon name="plus" small />
                {t("start.begin")}
              </Button>
            )}
            <TimeToday offered={acceptedWork()} />
            <OpenDecisions />
            <ScarceBudgets />
            <TeamList title={t("today.team")} />
          </aside>
        </div>
      )}
    </>
  );
}

/** Chats with something new, the newest first, but for those listed as due. */
function unreadBeside(due: ReadonlySet<ChatId>): readonly Chat[] {
  return [...state.value.chats.values()]
    .filter((chat) => (chat.unread ?? 0) > 0 && !chat.looking_in && !due.has(chat.id))
    .sort((a, b) => movedAt(b) - movedAt(a));
}

function ChatRows({ chats }: { chats: readonly Chat[] }) {
  return (
    <ul class="rows">
      {chats.map((chat) => (
        <li key={chat.id}>
          <StartRow chat={chat} />
        </li>
      ))}
    </ul>
  );
}

function StartRow({ chat }: { chat: Chat }) {
  const title = titleOf(state.value, chat);
  const unread = chat.unread ?? 0;
  const said = chat.last?.deleted ? t("chat.deleted") : (chat.last?.excerpt ?? t("chat.nothing"));
  return (
    <a class="row" href={chatPath(chat.id)}>
      <ChatSign chat={chat} title={title} />
      <span class="row-main">
        <span class="row-title cut">{title}</span>
        <span class="row-sub cut">{plainText(said)}</span>
      </span>
      <CountBadge n={unread} label={t("chat.unread", { n: unread })} />
      <time class="row-sub nowrap">{whenShort(chat.last?.at ?? chat.created_at, tick.value)}</time>
    </a>
  );
}
