import { effect } from "@preact/signals";
import { syncSettings } from "../features/account/settings";
import { leavePage } from "../features/account/sign_out";
import { syncDialogs } from "../features/bot/dialogs";
import { syncShownChat } from "../features/chats/log";
import { loadDemo } from "../features/demo/clock";
import { loadDrafts, syncDrafts } from "../features/drafts/drafts";
import { syncUploads } from "../features/files/uploading/sync";
import { syncStuckJobs } from "../features/jobs/stuck_jobs";
import { syncQuotes } from "../features/messages/quotes";
import { loadOutbox, startSending } from "../features/messages/sending";
import { reportActivity } from "../features/presence/attention";
import { syncOverview } from "../features/tasks/overview/cards";
import { syncTasks } from "../features/tasks/tasks";
import { syncTime } from "../features/time/timer";
import { followLinks } from "../kit/browser/navigation";
import { keepStillWhilePressed } from "../kit/browser/press";
import { followCopies } from "../kit/markdown/copy";
import { keepConnected } from "../session/client";
import { forgetOldForms } from "../session/kept_form";
import { state } from "../session/store";
import { holdTabLock, onBroadcast } from "../session/tabs";
import { listenToKeys } from "./keys";
import { syncTitle } from "./title";

let started = false;

/** Starts what runs as long as the page is open, once. */
export function boot(): void {
  if (started) return;
  started = true;
  syncSettings();
  keepConnected();
  reportActivity();
  startSending();
  syncShownChat();
  syncUploads();
  syncDialogs();
  syncQuotes();
  syncTasks();
  syncOverview();
  syncTime();
  syncStuckJobs();
  syncTitle();
  void loadDemo();
  syncDrafts();
  holdTabLock();
  forgetOldForms();
  followLinks();
  keepStillWhilePressed();
  followCopies();
  onBroadcast((news) => {
    if (news === "outbox") void loadOutbox();
    if (news === "signed_out") void leavePage();
  });
  listenToKeys();
  let known = "";
  effect(() => {
    const person = state.value.me?.person.id ?? "";
    if (person !== known && person !== "") loadDrafts(person);
    known = person;
  });
}
