import { useComputed, useSignal } from "@preact/signals";
import { Button } from "../../kit/Button";
import { isEnter } from "../../kit/browser/enter";
import { bound } from "../../kit/fields/bound";
import { Icon, Mark } from "../../kit/Icon";
import { isOver, LimitNote } from "../../kit/limit";
import { type KeptForm, useKeptForm } from "../../session/kept_form";
import { quiet, state } from "../../session/store";
import { isBlank } from "../../state/text_cleaning";
import { opens } from "../../texts/dates";
import { t } from "../../texts/texts";
import { LIMITS } from "../../wire/wire";
import { enterSends, isSendKey } from "../account/settings";
import { startTaskDialog } from "../bot/dialogs";
import { OpenDialogs } from "../bot/OpenDialogs";
import { SearchButton } from "../chat_list/SearchButton";
import { TasksAtAgency, WaitingTasks, waitingTasks } from "../tasks/overview/CustomerTasks";
import { overviewSettled } from "../tasks/overview/cards";
import { greeting } from "./greeting";
import { NewChats, unreadBeside } from "./NewChats";
import { TeamList } from "./TeamList";

/** What customers see first: a field for a new task, what waits for them, what is new besides, their tasks, their assistants. */
export function CustomerStart({ onSearch }: { onSearch: () => void }) {
  const waiting = waitingTasks();
  const form = useKeptForm("new_task", { text: "" });
  const isTyped = useComputed(() => !isBlank(form.fields.text.value)).value;
  const isMain = isTyped || !isAnyAwaited();
  return (
    <>
      <p class="hello">
        {greeting()}
        <SearchButton onSearch={onSearch} />
      </p>
      <h1>{t("start.ask")}</h1>
      <NewTaskForm form={form} isMain={isMain} />
      {overviewSettled.value && (
        <div class="cols">
          <div class="stackv">
            <WaitingTasks cards={waiting} hasMain={!isMain} />
            <OpenDialogs />
            <NewChats chats={unreadBeside(new Set(waiting.map(({ chat }) => chat)))} />
            <TasksAtAgency />
          </div>
          <aside class="side" aria-label={t("section.people")}>
            <TeamList title={t("section.people")} />
          </aside>
        </div>
      )}
    </>
  );
}

/** Whether a task waits for the reader: the list of chats knows it before the overview has come. */
function isAnyAwaited(): boolean {
  return [...state.value.chats.values()].some(({ task }) => task?.turn === "customer");
}

/** One large field: what is typed becomes a task. Its button is the filled one when nothing waits, or once one types. */
function NewTaskForm({ form, isMain }: { form: KeptForm<{ text: string }>; isMain: boolean }) {
  const { text } = form.fields;
  const busy = useSignal(false);
  const over = isOver(text.value, LIMITS.TEXT);
  const until = state.value.day?.until;

  async function submit() {
    if (busy.value || over) return;
    busy.value = true;
    const words = text.value.replaceAll("\0", "").trim();
    const begun = await startTaskDialog(words === "" ? {} : { text: words });
    busy.value = false;
    if (begun) form.reset();
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
          aria-describedby="ask-hint"
          {...bound(text)}
          onKeyDown={(event) => {
            if (!isEnter(event) || !isSendKey(event)) return;
            event.preventDefault();
            void submit();
          }}
        />
        <div class="ask-bar">
          <span class="ask-hint only-wide" id="ask-hint">
            {t(enterSends() ? "start.hint.enter" : "start.hint.ctrl")}
          </span>
          <LimitNote text={text.value} limit={LIMITS.TEXT} />
          <Button kind={isMain ? "main" : "tint"} type="submit" aria-disabled={busy.value || over}>
            {t("start.new_task")}
            <Icon name="arrow" small />
          </Button>
        </div>
      </form>
      {quiet.value && until !== undefined && (
        <p class="ask-note">
          <Mark />
          {t("start.after_hours", { when: opens(until) })}
        </p>
      )}
    </>
  );
}
