import { Button } from "../../kit/Button";
import { EmptyState } from "../../kit/EmptyState";
import { Icon } from "../../kit/Icon";
import { tick } from "../../session/store";
import { clock, longDay } from "../../texts/dates";
import { t } from "../../texts/texts";
import { startTaskDialog } from "../bot/dialogs";
import { OpenDialogs } from "../bot/OpenDialogs";
import { SearchButton } from "../chat_list/SearchButton";
import { HeldSection } from "../held/HeldSection";
import { StuckJobList } from "../jobs/StuckJobList";
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
import { NewChats, unreadBeside } from "./NewChats";
import { OwnDecisions } from "./OwnDecisions";
import { TeamDesk } from "./TeamDesk";
import { TeamList } from "./TeamList";

/** What staff see first: what waits for them today, and the people of the agency. */
export function StaffToday({ onSearch }: { onSearch: () => void }) {
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
            <SearchButton onSearch={onSearch} />
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
            <StuckJobList />
            <OpenDialogs />
            <HeldSection id="t-review" state="review" title={t("today.review")} />
            <HeldSection id="t-held" state="waiting" title={t("today.held")} />
            {isLead && <OwnDecisions />}
            {isLead ? <TeamDesk /> : <DueAnswers />}
            <NewChats chats={unread} />
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
