/** Which dialog about a task is in front. */

import { useSignal } from "@preact/signals";
import type { TaskQuestion, TaskWords } from "../../../session/panels";
import { t } from "../../../texts/texts";
import type { ChatId, Message, TaskAct, TaskView } from "../../../wire/wire";
import { taskOf } from "../store";
import { AskRecord, AskRelease, Contracts } from "./DeskModals";
import { AskEdit } from "./EditTaskModal";
import { Choice, Words } from "./fields";
import { AskApproval, AskHandOver, AskReturn } from "./HandOverModals";
import { TaskDialog } from "./TaskModal";
import { AskTerms } from "./TermsModal";

export interface AboutTask {
  readonly chat: ChatId;
  readonly task: TaskView;
}

export function AskTask({ chat, about }: { chat: ChatId; about: TaskQuestion }) {
  const task = taskOf(chat);
  if (task === undefined) return null;
  const its = { chat, task };
  switch (about.do) {
    case "propose":
      return <AskTerms {...its} term={about.term} phone={about.phone ?? false} />;
    case "counter":
      return <AskTerms {...its} number={about.number} />;
    case "hand_over":
      return <AskHandOver {...its} />;
    case "return":
      return <AskReturn {...its} />;
    case "approval_ask":
      return <AskApproval {...its} />;
    case "edit":
      return <AskEdit {...its} />;
    case "record":
      return <AskRecord {...its} />;
    case "budget_release":
      return <AskRelease {...its} />;
    case "contracts":
      return <Contracts task={task} />;
    case "forward":
      return <AskForward {...its} />;
    case "delete":
      return <AskDelete {...its} />;
    case "approval_mark":
      return <AskMark {...its} message={about.message} />;
    default:
      return <AskWords {...its} about={about} />;
  }
}

interface Wording {
  readonly title: string;
  readonly verb: string;
  readonly label: string;
  readonly hint?: string;
  readonly required?: boolean;
  readonly what: (text: string) => TaskAct;
}

/** Those that ask for nothing but words. */
function wordingOf(about: TaskWords): Wording {
  const note = t("task.ask.note_optional");
  switch (about.do) {
    case "interim":
      return {
        title: t("task.do.interim"),
        verb: t("task.verb.interim"),
        label: t("task.ask.text"),
        required: true,
        what: (text) => ({ t: "interim", text }),
      };
    case "delegate":
      return {
        title: t("task.do.delegate"),
        verb: t("task.verb.give"),
        label: t("task.ask.delegate"),
        required: true,
        what: (reason) => ({ t: "delegate", reason }),
      };
    case "release":
      return {
        title: t("task.do.release"),
        verb: t("task.verb.release"),
        label: t("task.ask.release"),
        what: (text) => ({ t: "release", note: text }),
      };
    case "claim":
      return {
        title: t("task.do.claim"),
        verb: t("task.do.claim"),
        label: note,
        hint: t("task.ask.claim"),
        what: (text) => ({ t: "claim", note: text }),
      };
    case "claim_decide":
      return {
        title: t(about.grant ? "task.do.claim_grant" : "task.do.refuse"),
        verb: t(about.grant ? "task.verb.refund" : "task.verb.refuse"),
        label: note,
        what: (text) => ({ t: "claim_decide", grant: about.grant, note: text }),
      };
    default:
      return {
        title: t(`task.do.${about.do}`),
        verb: t("task.verb.refuse"),
        label: note,
        what: (text) => ({ t: about.do, number: about.number, note: text }),
      };
  }
}

function AskWords({ chat, about }: AboutTask & { about: TaskWords }) {
  const text = useSignal("");
  const { title, verb, label, hint, required = false, what } = wordingOf(about);
  const words = text.value.trim();
  return (
    <TaskDialog chat={chat} title={title} verb={verb} what={required && words === "" ? null : what(words)}>
      {hint && <p class="quiet">{hint}</p>}
      <Words label={label} value={text} focus />
    </TaskDialog>
  );
}

function AskForward({ chat }: AboutTask) {
  const could = useSignal<"yes" | "no">("yes");
  return (
    <TaskDialog
      chat={chat}
      title={t("task.do.forward")}
      verb={t("task.verb.forward")}
      what={{ t: "forward", could_do: could.value === "yes" }}
    >
      <Choice
        label={t("task.ask.forward")}
        value={could.value}
        options={[
          ["yes", t("yes")],
          ["no", t("no")],
        ]}
        onChoose={(value) => {
          could.value = value;
        }}
      />
    </TaskDialog>
  );
}

function AskDelete({ chat, task }: AboutTask) {
  return (
    <TaskDialog chat={chat} title={t("task.do.delete")} verb={t("task.verb.delete")} what={{ t: "delete" }}>
      <p>{t("task.ask.delete", { title: task.title })}</p>
    </TaskDialog>
  );
}

function AskMark({ chat, message }: AboutTask & { message: Message }) {
  const kind = useSignal<"channel" | "storage">("channel");
  return (
    <TaskDialog
      chat={chat}
      title={t("task.do.approval_mark")}
      verb={t("task.verb.mark")}
      what={{ t: "approval_mark", kind: kind.value, message: message.seq }}
    >
      <blockquote class="exact">{message.text}</blockquote>
      <Choice
        label={t("task.ask.mark")}
        value={kind.value}
        options={(["channel", "storage"] as const).map((one) => [one, t(`task.approval.${one}`)] as const)}
        onChoose={(value) => {
          kind.value = value;
        }}
      />
    </TaskDialog>
  );
}
