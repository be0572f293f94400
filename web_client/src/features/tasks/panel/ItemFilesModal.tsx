import { t } from "../../../texts/texts";
import type { ChatId, Item } from "../../../wire/wire";
import { useActFiles } from "../files/act_files";
import { type AboutTask, openTaskModal, TaskModal } from "../modals/TaskModal";

/** What the customer delivers for a line of the checklist: the files go into the chat, and the line is ticked. */
export function openItemFilesModal(chat: ChatId, number: Item["number"]): void {
  openTaskModal(chat, (its) => <ItemFilesModal {...its} number={number} />);
}

function ItemFilesModal({ chat, task, number }: AboutTask & { readonly number: Item["number"] }) {
  const text = task.checklist?.find((one) => one.number === number)?.text ?? "";
  const files = useActFiles({ chat, act: `item ${number}` }, text);
  return (
    <TaskModal
      chat={chat}
      title={t("task.do.item_deliver")}
      label={t("task.do.item_tick_with")}
      verb={t("task.verb.item_tick_with")}
      missing={t("missing.file")}
      files={files}
      what={files.n === 0 ? null : { t: "item_tick", number }}
    >
      <p>{text}</p>
    </TaskModal>
  );
}
