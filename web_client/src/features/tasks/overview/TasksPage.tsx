/** The place of tasks: list, board and calendar of what one may see, and the files of a customer, with the same head. */

import { Button } from "../../../kit/Button";
import { lazy } from "../../../kit/browser/lazy";
import { usePageTitle } from "../../../kit/browser/page_title";
import { Icon } from "../../../kit/Icon";
import { Choice } from "../../../kit/pickers/Choice";
import { accounts, isStaff, state } from "../../../session/store";
import { personOf } from "../../../state/list";
import { byName } from "../../../state/sorting";
import { t } from "../../../texts/texts";
import type { PersonId, TaskCard } from "../../../wire/wire";
import { startTaskDialog } from "../../bot/dialogs";
import { TimerPill } from "../../time/TimerPill";
import { mayCreateAnyTask } from "../creation";
import { type TasksView, tasksPath } from "../paths";
import { LANES } from "./attention";
import { Board } from "./Board";
import { Calendar } from "./Calendar";
import { account, cards, doneCards, responsible, status, team } from "./cards";
import { TaskList } from "./TaskList";

const VIEWS: readonly TasksView[] = ["list", "board", "calendar", "files"];

export function TasksPage({ view, month }: { view: TasksView; month: string | null }) {
  const title = t("nav.tasks");
  usePageTitle(title);
  return (
    <main class="board-page" id="main" tabIndex={-1}>
      <header class="board-head page-head">
        <h1>{title}</h1>
        <nav class="seg" aria-label={t("tasks.view")}>
          {VIEWS.map((one) => (
            <a key={one} href={tasksPath(one)} aria-current={one === view ? "page" : undefined}>
              {t(`tasks.view.${one}`)}
            </a>
          ))}
        </nav>
        <div class="end">
          <TimerPill />
          {isStaff.value && view !== "files" && <Team />}
          <Accounts />
          {!isStaff.value && <NewTask />}
        </div>
      </header>
      {view === "list" && cards.value !== null && <Filter />}
      {view === "files" ? (
        <Files />
      ) : (
        cards.value !== null && <Overview view={view} month={month} open={cards.value} />
      )}
    </main>
  );
}

/** Files are rarely looked for here: what lists them is fetched then. */
const FilesOfCustomer = lazy(async () => (await import("../../files/FilesOfCustomer")).FilesOfCustomer);
const RoomOfFiles = lazy(async () => (await import("../../files/room/RoomOfFiles")).RoomOfFiles);

/** Management sees how much room they take before a customer is chosen. */
function Files() {
  const isManagement = state.value.me?.person.role === "management";
  if (!isManagement || account.value !== null || accounts.value.size < 2)
    return <FilesOfCustomer account={account.value} />;
  return (
    <div class="tasks-in scroll">
      <RoomOfFiles
        onChoose={(id) => {
          account.value = id;
        }}
      />
    </div>
  );
}

function Overview({
  view,
  month,
  open,
}: {
  view: Exclude<TasksView, "files">;
  month: string | null;
  open: readonly TaskCard[];
}) {
  const shown = chosen(open);
  const over = doneCards.value === null ? null : chosen(doneCards.value);
  switch (view) {
    case "board":
      return <Board cards={[...shown, ...(over ?? [])]} />;
    case "calendar":
      return <Calendar cards={shown} month={month} />;
    case "list":
      if (status.value === "done") return over && <TaskList cards={over} />;
      return <TaskList cards={shown.filter((card) => [card.status, "open"].includes(status.value))} />;
  }
}

function chosen(all: readonly TaskCard[]): readonly TaskCard[] {
  return all.filter(
    (card) =>
      (account.value === null || card.account === account.value) &&
      (responsible.value === null || card.responsible === responsible.value),
  );
}

/** Whose work; asked of leads and management. */
function Team() {
  const nameOf = (id: PersonId) => personOf(state.value, id).name;
  if (team.value.length < 2) return null;
  return (
    <Choice
      class="input--s"
      label={t("task.fact.responsible")}
      value={responsible.value ?? ""}
      options={[
        ["", t("tasks.responsible.all")],
        ...team.value.map((id) => [id, nameOf(id)] as const).toSorted(([, a], [, b]) => byName(a, b)),
      ]}
      onChange={(id) => {
        responsible.value = id || null;
      }}
    />
  );
}

/** Of which customer; not asked where there is one. */
function Accounts() {
  if (accounts.value.size < 2) return null;
  return (
    <Choice
      class="input--s"
      label={t("tasks.account")}
      value={account.value ?? ""}
      options={[
        ["", t("tasks.account.all")],
        ...[...accounts.value.values()].map(({ id, name }) => [id, name] as const),
      ]}
      onChange={(id) => {
        account.value = id || null;
      }}
    />
  );
}

/** The bot asks for everything. */
function NewTask() {
  if (!mayCreateAnyTask.value) return null;
  return (
    <Button kind="main" onClick={() => void startTaskDialog({})}>
      <Icon name="plus" small />
      {t("start.new_task")}
    </Button>
  );
}

/** Which stage; how many there are is said, but of those that are done. */
function Filter() {
  const open = chosen(cards.value ?? []);
  return (
    <div class="filter">
      <fieldset class="chips">
        <legend class="vh">{t("tasks.filter")}</legend>
        {(["open", ...LANES] as const).map((one) => (
          <button
            key={one}
            type="button"
            class="chip chip--s"
            aria-pressed={status.value === one}
            onClick={() => {
              status.value = one;
            }}
          >
            {t(one === "open" ? "tasks.filter.open" : `task.status.${one}`)}
            {one !== "done" && (
              <span class="num">{open.filter((card) => [card.status, "open"].includes(one)).length}</span>
            )}
          </button>
        ))}
      </fieldset>
    </div>
  );
}
