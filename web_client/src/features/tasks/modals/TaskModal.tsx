/** A modal that ends in an act on a task: it stays open, with what was typed, until the act is done. */

import { useSignal } from "@preact/signals";
import type { ComponentChildren, VNode } from "preact";
import { useId } from "preact/hooks";
import { Button } from "../../../kit/Button";
import { FormError } from "../../../kit/FormError";
import { focusWrongField } from "../../../kit/fields/wrong";
import { Icon } from "../../../kit/Icon";
import { KeptNote } from "../../../kit/KeptNote";
import { isOver } from "../../../kit/limit";
import { Missing } from "../../../kit/Missing";
import { closeModal, Modal, openModal } from "../../../kit/Modal";
import type { KeptForm } from "../../../session/kept_form";
import { type ChatId, LIMITS, type TaskAct, type TaskView, type When } from "../../../wire/wire";
import { DeliveryButtons } from "../../quiet_hours/DeliveryButtons";
import { useAct } from "../act_buttons";
import { ActFiles } from "../files/ActFiles";
import type { ActFilesState } from "../files/act_files";
import { taskOf } from "../tasks";

/** What every modal about a task is told. */
export interface AboutTask {
  readonly chat: ChatId;
  readonly task: TaskView;
}

/** Opens a modal about the task of a chat, which follows what the task is told meanwhile. */
export function openTaskModal(chat: ChatId, modal: (about: AboutTask) => VNode): void {
  openModal(<WithTask chat={chat} modal={modal} />);
}

function WithTask({ chat, modal }: { chat: ChatId; modal: (about: AboutTask) => VNode }) {
  const task = taskOf(chat);
  return task === undefined ? null : modal({ chat, task });
}

/** Whether one of its texts is longer than the wire takes; its field says so. */
function hasTooLong(part: object): boolean {
  return Object.values(part).some((value) =>
    typeof value === "string"
      ? isOver(value, LIMITS.TEXT)
      : typeof value === "object" && hasTooLong(value ?? {}),
  );
}

/** A question before an act, the way back to what is missing, and what the button says then. */
export interface Doubt {
  readonly question: string;
  readonly back: string;
  readonly onBack: () => void;
  readonly anyway: string;
}

interface TaskModalProps {
  readonly chat: ChatId;
  readonly title: string;
  /** What the button says, if it is not the title. */
  readonly label?: string;
  readonly verb: string;
  /** What the button does; null while something is missing. */
  readonly what: TaskAct | null;
  /** What that is. */
  readonly missing?: string;
  /** Its fields: what was typed is there again when the modal is opened again, until the act is done. */
  readonly form?: Pick<KeptForm<Record<string, unknown>>, "isRestored" | "reset">;
  /** What is asked once before it is done, where something seems to be missing. */
  readonly doubt?: Doubt | null;
  /** Files that go out with it, as a message right above it. */
  readonly files?: ActFilesState;
  /** Customers see nothing of it: there is nothing to hold. */
  readonly unseen?: boolean;
  /** It takes the task away. */
  readonly destroys?: boolean;
  readonly children?: ComponentChildren;
}

export function TaskModal(props: TaskModalProps) {
  const { chat, title, label = title, verb, what, form, files, doubt = null, unseen = false } = props;
  const missing = what === null ? props.missing : files?.missing;
  const why = useId();
  const { busy, wrong, run } = useAct(chat);
  const asked = useSignal(false);
  const go = async (when?: When) => {
    if (what === null || focusWrongField()) return;
    if (doubt !== null && !asked.value) {
      asked.value = true;
      return;
    }
    if (!(await run(what, when, files?.send))) return;
    form?.reset();
    closeModal();
  };
  const asking = asked.value ? doubt : null;
  const disabled = what === null || hasTooLong(what) || busy.value;
  return (
    <Modal
      title={title}
      class="dialog--task"
      destroys={props.destroys ?? false}
      foot={
        <>
          <FormError text={wrong.value} />
          {asking && (
            <p class="wrong" role="alert">
              <Icon name="warn" small />
              {asking.question}
            </p>
          )}
          {asking && (
            <Button kind="main" onClick={asking.onBack}>
              {asking.back}
            </Button>
          )}
          {unseen ? (
            <>
              <Button
                kind="main"
                disabled={disabled}
                aria-describedby={missing && why}
                onClick={() => void go()}
              >
                {label}
              </Button>
              <Missing id={why} text={missing} />
            </>
          ) : (
            <DeliveryButtons
              chat={chat}
              label={asking?.anyway ?? label}
              verb={verb}
              kind={asking ? "line" : "main"}
              disabled={disabled}
              missing={missing}
              steady
              onAct={(when) => void go(when)}
            />
          )}
        </>
      }
    >
      {form?.isRestored.value && <KeptNote onReset={form.reset} />}
      {props.children}
      {files && <ActFiles place={files.place} />}
    </Modal>
  );
}
