import { t } from "../../../texts/texts";
import { type AboutTask, TaskModal } from "./TaskModal";

export function DeleteTaskModal({ chat, task }: AboutTask) {
  return (
    <TaskModal
      chat={chat}
      title={t("task.do.delete")}
      verb={t("task.verb.delete")}
      what={{ t: "delete" }}
      destroys
    >
      <p>{t("task.ask.delete", { title: task.title })}</p>
    </TaskModal>
  );
}
