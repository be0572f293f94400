import type { IconName } from "../../../kit/Icon";
import type { NextStep } from "../../../wire/wire";

export const STEP_ICONS: Readonly<Partial<Record<NextStep["what"], IconName>>> = {
  answer_proposal: "calendar",
  answer_approval: "shield",
  release: "shield",
  confirm: "handover",
  give_feedback: "handover",
  answer_question: "chats",
  assign: "people",
};
