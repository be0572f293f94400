import { useSignal } from "@preact/signals";
import { RadioGroup } from "../../../kit/fields/RadioGroup";
import { t } from "../../../texts/texts";
import { type AboutTask, TaskModal } from "./TaskModal";

export function ForwardModal({ chat }: AboutTask) {
  const could = useSignal<"yes" | "no">("yes");
  return (
    <TaskModal
      chat={chat}
      title={t("task.do.forward")}
      verb={t("task.verb.forward")}
      what={{ t: "forward", could_do: could.value === "yes" }}
    >
      <RadioGroup
        label={t("task.ask.forward")}
        value={could}
        options={[
          ["yes", t("yes")],
          ["no", t("no")],
        ]}
      />
    </TaskModal>
  );
}
