import { beforeEach, expect, it } from "vitest";
import { language } from "../../texts/texts";
import type { TaskNotice } from "../../wire/wire";
import { taskNoticeText } from "./notice_texts";

beforeEach(() => {
  language.value = "de";
});

it.each([
  ["de", {}, "Katrin hat den Vorschlag abgelehnt"],
  ["de", { kept: 90 }, "Katrin hat das Budget bei 1:30 belassen"],
  ["en", { kept: 90 }, "Katrin kept the budget at 1:30"],
] as const)("in %s a refused card with %j reads %s", (words, data, said) => {
  language.value = words;
  const notice: TaskNotice = { t: "task", seq: 1, at: 0, actor: "katrin", code: "refused", data };
  expect(taskNoticeText(notice, () => "Katrin")).toBe(said);
});
