/** Acts that ask for nothing but words, or for none. */

import { TextArea } from "../../../kit/fields/TextArea";
import { useKeptForm } from "../../../session/kept_form";
import { t } from "../../../texts/texts";
import type { CardNumber, ChatId, TaskAct } from "../../../wire/wire";
import { useActFiles } from "../files/act_files";
import { type AboutTask, openTaskModal, TaskModal } from "./TaskModal";

/** Which act it is. `number` is the card's. */
export type NoteSubject =
  | { readonly do: "interim" | "delegate" | "release" | "claim" }
  | { readonly do: "refuse" | "object"; readonly number: CardNumber }
  | { readonly do: "claim_decide"; readonly grant: boolean };

export function openNoteModal(chat: ChatId, about: NoteSubject): void {
  openTaskModal(chat, (its) => <NoteModal {...its} about={about} />);
}

interface Wording {
  readonly title: string;
  readonly verb: string;
  readonly label: string;
  readonly hint?: string;
  readonly required?: boolean;
  /** Files may go with it, or stand for the words. */
  readonly withFiles?: boolean;
  readonly what: (text: string, files: number) => TaskAct;
}

function wordingOf(about: NoteSubject): Wording {
  const note = t("task.ask.note_optional");
  switch (about.do) {
    case "interim":
      return {
        title: t("task.do.interim"),
        verb: t("task.verb.interim"),
        label: t("task.ask.text"),
        required: true,
        withFiles: true,
        what: (text, files) => ({ t: "interim", text, files }),
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
        verb: t(`task.verb.${about.do}`),
        label: note,
        what: (text) => ({ t: about.do, number: about.number, note: text }),
      };
  }
}

function NoteModal({ chat, about }: AboutTask & { readonly about: NoteSubject }) {
  const form = useKeptForm(`${chat} ${Object.values(about).join(" ")}`, { text: "" });
  const { text } = form.fields;
  const { title, verb, label, hint, required = false, withFiles = false, what } = wordingOf(about);
  const words = text.value.trim();
  const files = useActFiles({ chat, act: about.do });
  return (
    <TaskModal
      chat={chat}
      form={form}
      title={title}
      verb={verb}
      missing={t(withFiles ? "missing.text_or_file" : "missing.note")}
      {...(withFiles && { files })}
      what={required && words === "" && files.n === 0 ? null : what(words, files.n)}
    >
      {hint && <p class="quiet">{hint}</p>}
      <TextArea label={label} value={text} focus />
    </TaskModal>
  );
}
