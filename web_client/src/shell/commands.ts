/** What can be done from anywhere, as the search offers it: only what the person may do. */

import { saveChoice, type Theme, theme } from "../features/account/settings";
import { signOutHere } from "../features/account/sign_out";
import { startTaskDialog } from "../features/bot/dialogs";
import type { PageCommand } from "../features/chat_list/targets";
import { mayCreateAnyTask } from "../features/tasks/creation";
import { tasksPath } from "../features/tasks/paths";
import { go } from "../kit/browser/navigation";
import { isStaff } from "../session/store";
import { language, type TextKey, t } from "../texts/texts";

export function pageCommands(openShortcuts: () => void): readonly PageCommand[] {
  const newTask: PageCommand = {
    icon: "plus",
    text: t("start.new_task"),
    words: "neue aufgabe anlegen new task",
    run: () => void startTaskDialog({}),
  };
  return [
    ...(mayCreateAnyTask.value ? [newTask] : []),
    ...places(),
    ...looks(),
    { icon: "info", text: t("keys"), words: "hilfe help shortcuts", run: openShortcuts },
    { icon: "leave", text: t("sign_out"), words: "logout sign out", run: () => void signOutHere() },
  ];
}

function places(): readonly PageCommand[] {
  const to = (icon: PageCommand["icon"], text: string, path: string, words: string): PageCommand => ({
    icon,
    text,
    words,
    run: () => go(path),
  });
  const tasks = t("nav.tasks");
  return [
    to("sun", t(isStaff.value ? "nav.today" : "nav.start"), "/", "start today home"),
    to("chats", t("nav.chats"), "/chats", "nachrichten messages"),
    to("tasks", `${tasks}: ${t("tasks.view.list")}`, tasksPath("list"), "tasks"),
    to("tasks", `${tasks}: ${t("tasks.view.board")}`, tasksPath("board"), "kanban tasks"),
    to("calendar", `${tasks}: ${t("tasks.view.calendar")}`, tasksPath("calendar"), "termine tasks"),
    to("clip", `${tasks}: ${t("tasks.view.files")}`, tasksPath("files"), "anhänge attachments"),
    to("settings", t("nav.settings"), "/settings", "profil passwort sprache password language"),
  ];
}

function looks(): readonly PageCommand[] {
  const themes = (["light", "dark", "system"] as const).filter((one) => one !== theme.value);
  const dress = (one: Theme): PageCommand => ({
    icon: "sun",
    text: `${t("theme")}: ${t(`theme.${one}` as TextKey)}`,
    words: "design theme dark light",
    run: () => saveChoice({ theme: one }),
  });
  const other = language.value === "de" ? "en" : "de";
  const speak: PageCommand = {
    icon: "settings",
    text: `${t("language")}: ${other === "de" ? "Deutsch" : "English"}`,
    words: "sprache language",
    run: () => saveChoice({ language: other }),
  };
  return [...themes.map(dress), speak];
}
