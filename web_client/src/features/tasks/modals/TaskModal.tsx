/** A dialog that ends in an act on a task: it stays open, with what was typed, until the act is done. */

import type { ComponentChildren } from "preact";
import { Icon } from "../../../kit/Icon";
import { Dialog } from "../../../kit/Modal";
import { Button } from "../../../kit/parts";
import { toBack } from "../../../session/panels";
import type { ChatId, TaskAct, When } from "../../../wire/wire";
import { Deliver, useAct } from "../Deliver";

interface TaskDialogProps {
  readonly chat: ChatId;
  readonly title: string;
  /** What the button says, if it is not the title. */
  readonly label?: string;
  readonly verb: string;
  /** What the button does; null while something is missing. */
  readonly what: TaskAct | null;
  /** Customers see nothing of it: there is nothing to hold. */
  readonly unseen?: boolean;
  readonly children?: ComponentChildren;
}

export function TaskDialog(props: TaskDialogProps) {
  const { chat, title, label = title, verb, what, unseen = false, children } = props;
  const { busy, wrong, run } = useAct(chat);
  const go = async (when?: When) => {
    if (what !== null && (await run(what, when))) toBack();
  };
  const disabled = what === null || busy.value;
  return (
    <Dialog title={title} onClose={toBack} class="dialog--task">
      {children}
      <Wrong text={wrong.value} />
      <div class="buttons">
        {unseen ? (
          <Button kind="main" disabled={disabled} onClick={() => void go()}>
            {label}
          </Button>
        ) : (
          <Deliver
            chat={chat}
            label={label}
            verb={verb}
            disabled={disabled}
            steady
            onAct={(when) => void go(when)}
          />
        )}
      </div>
    </Dialog>
  );
}

/** What went wrong, beside the buttons that were pressed. */
export function Wrong({ text }: { text: string | undefined }) {
  return (
    <p class={text === undefined ? "wrong vh" : "wrong"} role="alert">
      {text !== undefined && <Icon name="warn" small />}
      {text}
    </p>
  );
}
