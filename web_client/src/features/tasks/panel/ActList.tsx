/** Everything else that can be done with a task now, as a quiet list. */

import { Icon, type IconName } from "../../../kit/Icon";
import { state } from "../../../session/store";
import { type TextKey, t } from "../../../texts/texts";
import type { ChatId, TaskView } from "../../../wire/wire";
import { startTaskDialog } from "../../bot/dialogs";
import { actFrom } from "../act_buttons";
import { mayCreateTask } from "../creation";
import { openAssignModal } from "../desk/AssignModal";
import { DeleteTaskModal } from "../modals/DeleteTaskModal";
import { EditTaskModal } from "../modals/EditTaskModal";
import { ForwardModal } from "../modals/ForwardModal";
import { HandOverModal } from "../modals/HandOverModal";
import { openNoteModal } from "../modals/NoteModal";
import { RecordTimeModal } from "../modals/RecordTimeModal";
import { ReleaseBudgetModal } from "../modals/ReleaseBudgetModal";
import { RequestApprovalModal } from "../modals/RequestApprovalModal";
import { openTaskModal } from "../modals/TaskModal";
import { TermsModal } from "../modals/TermsModal";
import { mainOf } from "../next_step";
import { type ActName, type Offers, openTerms, sideOf } from "../offers";
import type { Term } from "../terms";

interface ActLine {
  readonly act: ActName;
  readonly icon: IconName;
  readonly text: TextKey;
  readonly open: (chat: ChatId, button: Element) => void;
  readonly danger?: boolean;
  /** What it proposes: not while the other side waits for an answer about that. */
  readonly term?: Term;
}

const LINES: readonly ActLine[] = [
  {
    act: "start",
    icon: "play",
    text: "task.do.start",
    open: (chat, button) =>
      actFrom(button, chat, { label: t("task.do.start"), verb: t("task.verb.start") }, { t: "start" }),
  },
  {
    act: "interim",
    icon: "checks",
    text: "task.do.interim",
    open: (chat) => openNoteModal(chat, { do: "interim" }),
  },
  {
    act: "hand_over",
    icon: "handover",
    text: "task.do.give",
    open: (chat) => openTaskModal(chat, (its) => <HandOverModal {...its} />),
  },
  {
    act: "propose",
    icon: "calendar",
    text: "task.do.deadline",
    term: "deadline",
    open: (chat) => openTaskModal(chat, (its) => <TermsModal {...its} term="deadline" />),
  },
  {
    act: "propose",
    icon: "clock",
    text: "task.do.budget",
    term: "budget",
    open: (chat) => openTaskModal(chat, (its) => <TermsModal {...its} term="budget" />),
  },
  {
    act: "propose",
    icon: "edit",
    text: "task.do.description",
    term: "description",
    open: (chat) => openTaskModal(chat, (its) => <TermsModal {...its} term="description" />),
  },
  {
    act: "note",
    icon: "phone",
    text: "task.do.note",
    open: (chat) => openTaskModal(chat, (its) => <TermsModal {...its} term="deadline" phone />),
  },
  {
    act: "approval_ask",
    icon: "shield",
    text: "task.do.approval_ask",
    open: (chat) => openTaskModal(chat, (its) => <RequestApprovalModal {...its} />),
  },
  {
    act: "record",
    icon: "plus",
    text: "task.do.record",
    open: (chat) => openTaskModal(chat, (its) => <RecordTimeModal {...its} />),
  },
  {
    act: "budget_release",
    icon: "reply",
    text: "task.do.budget_release",
    open: (chat) => openTaskModal(chat, (its) => <ReleaseBudgetModal {...its} />),
  },
  {
    act: "forward",
    icon: "arrow",
    text: "task.do.forward",
    open: (chat) => openTaskModal(chat, (its) => <ForwardModal {...its} />),
  },
  {
    act: "release",
    icon: "check",
    text: "task.do.release",
    open: (chat) => openNoteModal(chat, { do: "release" }),
  },
  { act: "assign", icon: "people", text: "task.do.assign", open: openAssignModal },
  {
    act: "delegate",
    icon: "people",
    text: "task.do.delegate",
    open: (chat) => openNoteModal(chat, { do: "delegate" }),
  },
  {
    act: "edit",
    icon: "edit",
    text: "task.do.edit",
    open: (chat) => openTaskModal(chat, (its) => <EditTaskModal {...its} />),
  },
  { act: "claim", icon: "warn", text: "task.do.claim", open: (chat) => openNoteModal(chat, { do: "claim" }) },
  {
    act: "delete",
    icon: "trash",
    text: "task.do.delete",
    open: (chat) => openTaskModal(chat, (its) => <DeleteTaskModal {...its} />),
    danger: true,
  },
];

interface ActListProps {
  readonly chat: ChatId;
  readonly task: TaskView;
  readonly offers: Offers;
}

export function ActList({ chat, task, offers }: ActListProps) {
  const me = state.value.me?.person;
  const open = me === undefined ? [] : openTerms(task, sideOf(me));
  const isMain = me !== undefined && mainOf(task, offers, me) === "start";
  const lines = LINES.filter(
    ({ act, term }) =>
      offers.has(act) && (term === undefined || open.includes(term)) && !(act === "start" && isMain), // it has no dialog: one button for it is enough
  );
  const listed = state.value.chats.get(chat);
  const over = task.status === "done" && listed !== undefined && mayCreateTask(listed);
  if (lines.length === 0 && !offers.has("take_back") && !over) return null;
  return (
    <section class="acts">
      <h3>{t("task.more")}</h3>
      <ul>
        {offers.has("take_back") && <TakeBack chat={chat} />}
        {lines.map((line) => (
          <li key={line.text}>
            <button
              type="button"
              class={line.danger ? "act is-danger" : "act"}
              onClick={(event) => line.open(chat, event.currentTarget)}
            >
              <Icon name={line.icon} small />
              {t(line.text)}
            </button>
          </li>
        ))}
        {over && (
          <li>
            <button type="button" class="act" onClick={() => void startTaskDialog({ again: chat })}>
              <Icon name="copy" small />
              {t("task.do.again")}
            </button>
          </li>
        )}
      </ul>
    </section>
  );
}

/** The assistant takes a task back from the lead; the lead gives it back. */
function TakeBack({ chat }: { chat: ChatId }) {
  const me = state.value.me?.person;
  const lead = me !== undefined && sideOf(me) === "staff" && me.role !== "assistant";
  const which = lead ? "give_back" : "take_back";
  const words = { label: t(`task.do.${which}`), verb: t(`task.verb.${which}`) };
  return (
    <li>
      <button
        type="button"
        class="act"
        onClick={(event) => actFrom(event.currentTarget, chat, words, { t: "take_back" })}
      >
        <Icon name="reply" small />
        {words.label}
      </button>
    </li>
  );
}
