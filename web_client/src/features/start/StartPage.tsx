/** Where one comes in: customers hand over a task, assistants see what waits for them. */

import { useSignal } from "@preact/signals";
import { Button, IconButton } from "../../kit/Button";
import { usePageTitle } from "../../kit/browser/page_title";
import { Count } from "../../kit/Count";
import { EmptyState } from "../../kit/EmptyState";
import { Icon, Mark } from "../../kit/Icon";
import { plainText } from "../../kit/markdown/plain_text";
import { SectionHead } from "../../kit/SectionHead";
import { isStaff, quiet, state, tick } from "../../session/store";
import { movedAt, titleOf } from "../../state/list";
import { byName } from "../../state/sorting";
import { clock, longDay, onDay, partOfDay, whenShort } from "../../texts/dates";
import { type TextKey, t } from "../../texts/texts";
import { type Chat, type ChatId, LIMITS, type Person } from "../../wire/wire";
import { startTaskDialog } from "../bot/dialogs";
import { OpenDialogs } from "../bot/OpenDialogs";
import { ChatSign } from "../chats/ChatSign";
import { openDirectChat } from "../chats/direct";
import { chatPath } from "../chats/paths";
import { HeldSection } from "../held/HeldSection";
import { Avatar } from "../people/Avatar";
import { isReachable } from "../people/assignments";
import { roleText } from "../people/names";
import { isBackLater, statusText } from "../presence/status";
import { mayCreateAnyTask } from "../tasks/creation";
import { CustomerTasks } from "../tasks/overview/CustomerTasks";
import { acceptedWork, cards, overviewSettled } from "../tasks/overview/cards";
import { DueAnswers } from "../tasks/overview/DueAnswers";
import { OpenDecisions, ScarceBudgets } from "../tasks/overview/OpenDecisions";
import { Week } from "../tasks/overview/Week";
import { MyTime } from "../time/MyTime";
import { TimerPill } from "../time/TimerPill";
import { FirstRun } from "./FirstRun";

export function StartPage() {
  const title = t(isStaff.value ? "nav.today" : "nav.start");
  usePageTitle(title);
  return (
    <main class="page" id="main" tabIndex={-1}>
      <div class="page-in">
        <FirstRun />
        {isStaff.value ? <StaffToday /> : <CustomerStart />}
      </div>
    </main>
  );
}

function greeting(): string {
  const name = state.value.me?.person.name ?? "";
  return t(`hello.${partOfDay(tick.value)}` as TextKey, {
    name: isStaff.value ? (name.split(" ")[0] ?? "") : name,
  });
}

function CustomerStart() {
  return (
    <>
      <p class="hello">{greeting()}</p>
      <h1>{t("start.ask")}</h1>
      <NewTaskForm />
      {overviewSettled.value && (
        <div class="cols">
          <div class="stackv">
            <OpenDialogs />
            <CustomerTasks />
          </div>
          <aside class="side" aria-label={t("section.people")}>
            <TeamList title={t("section.people")} />
          </aside>
        </div>
      )}
    </>
  );
}

/** One large field: what is typed becomes a task. */
function NewTaskForm() {
  const text = useSignal("");
  const busy = useSignal(false);
  const until = state.value.day?.until;

  async function submit() {
    if (busy.value) return;
    busy.value = true;
    const words = text.value.replaceAll("\0", "").trim();
    const begun = await startTaskDialog(words === "" ? {} : { text: words });
    busy.value = false;
    if (begun) text.value = "";
  }

  return (
    <>
      <form
        class="ask"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <label class="vh" for="ask">
          {t("start.ask.label")}
        </label>
        <textarea
          id="ask"
          dir="auto"
          placeholder={t("start.ask.example")}
          maxLength={LIMITS.TEXT}
          value={text.value}
          onInput={(event) => {
            text.value = event.currentTarget.value;
          }}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
            event.preventDefault();
            void submit();
          }}
        />
        <div class="ask-bar">
          <Button kind="main" type="submit" aria-disabled={busy.value}>
            {t("start.new_task")}
            <Icon name="arrow" small />
          </Button>
        </div>
      </form>
      {quiet.value && until !== undefined && (
        <p class="ask-note">
          <Mark />
          {t("start.after_hours", { when: onDay(until, tick.value) })}
        </p>
      )}
    </>
  );
}

function StaffToday() {
  const due = new Set(
    (cards.value ?? []).filter(({ reaction }) => reaction !== undefined).map(({ chat }) => chat),
  );
  const unread = unreadBeside(due);
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
            <DueAnswers />
            {unread.length > 0 && (
              <section aria-labelledby="t-new">
                <SectionHead id="t-new" text={t("today.new")} n={unread.length} />
                <ChatRows chats={unread} />
              </section>
            )}
            {isQuietDay && <EmptyState title={t("today.done")} />}
            <Week />
          </div>
          <aside class="side" aria-label={t("today.aside")}>
            {mayCreateAnyTask.value && (
              <Button kind="soft" onClick={() => void startTaskDialog({})}>
                <Icon name="plus" small />
                {t("start.begin")}
              </Button>
            )}
            <MyTime offered={acceptedWork()} />
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
      <Count n={unread} label={t("chat.unread", { n: unread })} />
      <time class="row-sub nowrap">{whenShort(chat.last?.at ?? chat.created_at, tick.value)}</time>
    </a>
  );
}

/** The people of the agency: for customers with when they are back, for staff with what they are. */
function TeamList({ title }: { title: string }) {
  const staff = [...state.value.people.values()]
    .filter((person) => person.kind === "staff" && isReachable(person))
    .sort((a, b) => byName(a.name, b.name));
  return (
    <section aria-labelledby="team">
      <SectionHead id="team" text={title} />
      {staff.map((person) => (
        <div class="assist" key={person.id}>
          <Avatar person={person} size="l" says="nothing" />
          <div class="grow">
            <b class="row-title">{person.name}</b>
            <p class="row-sub">{besideAssistant(person)}</p>
          </div>
          <IconButton
            icon="chats"
            label={t("write.to", { name: person.name })}
            onClick={() => void openDirectChat(person.id)}
          />
        </div>
      ))}
    </section>
  );
}

function besideAssistant(person: Person): string {
  if (isBackLater(person)) return statusText(person);
  return `${roleText(person)} · ${statusText(person)}`;
}
