/** Who is there: nobody (the door), somebody (the frame), or not known yet. */

import { effect, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { SignInPage } from "../features/account/SignInPage";
import { syncSettings } from "../features/account/settings";
import { syncDialogs } from "../features/bot/dialogs";
import { loadDemo } from "../features/demo/clock";
import { loadDrafts, syncDrafts } from "../features/messages/drafts";
import { syncQuotes } from "../features/messages/quotes";
import { loadOutbox, startSending } from "../features/messages/sending";
import { reportActivity } from "../features/presence/attention";
import { syncOverview } from "../features/tasks/overview/cards";
import { syncTasks } from "../features/tasks/tasks";
import { syncTime, timeLoaded } from "../features/time/timer";
import { followLinks } from "../kit/browser/navigation";
import { keepConnected, session } from "../session/client";
import * as http from "../session/http";
import { phase, ready, state } from "../session/store";
import { hear, standUp } from "../session/tabs";
import { Frame } from "./Frame";
import { listenToKeys } from "./keys";
import { syncTitle } from "./title";

/** Starts what runs as long as the page is open. */
function start(): void {
  syncSettings();
  keepConnected();
  reportActivity();
  startSending();
  syncDialogs();
  syncQuotes();
  syncTasks();
  syncOverview();
  syncTime();
  syncTitle();
  void loadDemo();
  syncDrafts();
  standUp();
  followLinks();
  hear((news) => {
    if (news === "outbox") void loadOutbox();
    if (news === "signed_out") location.assign("/");
  });
  listenToKeys();
  let known = "";
  effect(() => {
    const person = state.value.me?.person.id ?? "";
    if (person !== known && person !== "") loadDrafts(person);
    known = person;
  });
}

let started = false;

export function App() {
  const outside = useSignal(false);
  useEffect(() => {
    if (!started) start();
    started = true;
    void http.me().then((answer) => {
      if (answer !== null && "denied" in answer) outside.value = true;
      else session.start();
    });
  }, [outside]);
  function enter() {
    outside.value = false;
    session.start();
  }
  if (outside.value || phase.value === "signed_out") return <SignInPage onEnter={enter} />;
  return ready.value && timeLoaded.value ? <Frame /> : <Opening />;
}

/** While nothing is known yet: the empty frame, without any sign of waiting for a moment. */
function Opening() {
  return <div class="opening" />;
}
