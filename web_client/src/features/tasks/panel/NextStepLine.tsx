/** The one line of a task: how it stands, whose turn it is, what comes next and by when (SPEC 7). */

import { Button } from "../../../kit/Button";
import { Icon } from "../../../kit/Icon";
import { accounts, held, state, tick } from "../../../session/store";
import { opens } from "../../../texts/dates";
import { t } from "../../../texts/texts";
import type { Chat, Held, Person, TaskView } from "../../../wire/wire";
import { detailsShown } from "../../chats/details_panel";
import { actFrom } from "../act_buttons";
import { useOffers } from "../cards/CardFrame";
import { openAssignModal } from "../desk/AssignModal";
import { HandOverModal } from "../modals/HandOverModal";
import { openNoteModal } from "../modals/NoteModal";
import { ReturnModal } from "../modals/ReturnModal";
import { openTaskModal } from "../modals/TaskModal";
import { type MainAct, mainOf, waitsSince } from "../next_step";
import { sideOf } from "../offers";
import { byText, stepText, taskStatusText } from "../task_texts";
import { goToMoment, taskOf } from "../tasks";

export function NextStepLine({ chat }: { chat: Chat }) {
  const task = taskOf(chat.id);
  const me = state.value.me?.person;
  if (task === undefined || me === undefined) return null;
  const { turn, what } = stepText(task, me, customerOf(task));
  return (
    <div class="nextstep-wrap">
      <div class="nextstep">
        <Icon name="arrow" small />
        <p class="nextstep-text" role="status">
          <span class="state">{taskStatusText(task)}</span>
          <span class="nextstep-what">
            {turn && <b>{turn}</b>} {what}
          </span>
          <DueTime task={task} />
        </p>
        <MainButtons chat={chat} task={task} me={me} />
      </div>
    </div>
  );
}

/** By when it is due; what is late says so in a word and in its colour. */
function DueTime({ task: { next, terms } }: { task: TaskView }) {
  if (next.by === undefined) return null;
  const late = tick.value > next.by;
  return <time class={late ? "is-late" : undefined}>{byText(next.by, terms.deadline, tick.value)}</time>;
}

/** The account's name, as staff read whose turn it is. */
function customerOf(task: TaskView): string {
  return accounts.value.get(task.account)?.name ?? t("role.customer");
}

const LABELS = {
  accept: "task.do.accept",
  start: "task.do.start",
  hand_over: "task.do.hand_over",
  done: "task.do.done",
  return: "task.do.reply",
  release: "task.do.release",
  review: "task.do.review",
  see: "task.see",
  answer: "task.answer",
  assign: "task.do.assign",
} as const;

/** What only leads to where something is decided. */
const LEADS: ReadonlySet<MainAct> = new Set<MainAct>(["see", "answer", "review"]);

function MainButtons({ chat, task, me }: { chat: Chat; task: TaskView; me: Person }) {
  const offers = useOffers(task);
  const main = mainOf(task, offers, me);
  if (main === null || (main === "answer" && chat.looking_in)) return null;
  const waiting = held.value.find((one) => isWaiting(one, chat, main));
  if (waiting !== undefined)
    return <span class="small">{t("held.goes", { when: opens(waiting.release_at) })}</span>;
  return (
    <span class="buttons">
      <Button
        kind={LEADS.has(main) ? "tint s" : "main s"}
        onClick={(event) => doMain(main, chat, task, me, event.currentTarget)}
      >
        {t(LABELS[main])}
      </Button>
      {main === "done" && offers.has("return") && (
        <Button kind="line s" onClick={() => openTaskModal(chat.id, (its) => <ReturnModal {...its} />)}>
          {t("task.do.return")}
        </Button>
      )}
    </span>
  );
}

/** Whether one has done it already, for the end of quiet hours. */
function isWaiting({ task, chat, author, state: stage }: Held, { id }: Chat, main: MainAct): boolean {
  return task?.t === main && chat === id && author === undefined && stage !== "review";
}

function doMain(main: MainAct, chat: Chat, task: TaskView, me: Person, button: Element): void {
  if (main === "review") toReview();
  else if (main === "see") see(chat, task, me);
  else if (main === "assign") openAssignModal(chat.id);
  else if (main === "answer") document.getElementById("composer")?.focus();
  else if (main === "accept" || main === "start" || main === "done") {
    const verb = main === "done" ? "" : t(`task.verb.${main}`); // customers never hold
    actFrom(button, chat.id, { label: t(LABELS[main]), verb }, { t: main });
  } else if (main === "release") openNoteModal(chat.id, { do: main });
  else
    openTaskModal(chat.id, (its) =>
      main === "return" ? <ReturnModal {...its} /> : <HandOverModal {...its} />,
    );
}

function toReview(): void {
  detailsShown.value = true;
  requestAnimationFrame(() => document.getElementById("review-card")?.focus());
}

/** To the card that waits, wherever in the chat it stands. */
function see(chat: Chat, task: TaskView, me: Person): void {
  const since = waitsSince(task, sideOf(me));
  if (since !== null) void goToMoment(chat.id, since);
}
