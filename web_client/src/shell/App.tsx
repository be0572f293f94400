/** Who is there: nobody (the door), somebody (the frame), or not known yet. */

import { effect, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { SignIn } from "../features/account/SignIn";
import { keepSettings } from "../features/account/settings";
import { keepDialogs } from "../features/bot/dialogs";
import { askDemo } from "../features/demo/clock";
import { keepDrafts, loadDrafts } from "../features/messages/drafts";
import { keepQuotes } from "../features/messages/quotes";
import { adopt, keepSending } from "../features/messages/sending";
import { keepAttentive } from "../features/presence/attention";
import { keepOverview } from "../features/tasks/overview/store";
import { keepTasks } from "../features/tasks/store";
import { keepTime, timeKnown } from "../features/time/timer";
import { followLinks } from "../kit/browser/navigation";
import { keepConnected, session } from "../session/client";
import * as http from "../session/http";
import { phase, ready, state } from "../session/store";
import { hear, standUp } from "../session/tabs";
import { Frame } from "./Frame";
import { listenToKeys } from "./keys";
import { keepTitle } from "./title";

/** Starts what runs as long as the page is open. */
function start(): void {
  keepSettings();
  keepConnected();
  keepAttentive();
  keepSending();
  keepDialogs();
  keepQuotes();
  keepTasks();
  keepOverview();
  keepTime();
  keepTitle();
  void askDemo();
  keepDrafts();
  standUp();
  followLinks();
  hear((news) => {
    if (news === "outbox") void adopt();
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
  if (outside.value || phase.value === "signed_out") return <SignIn onEnter={enter} />;
  return ready.value && timeKnown.value ? <Frame /> : <Opening />;
}

/** While nothing is known yet: the empty frame, without any sign of waiting for a moment. */
function Opening() {
  return <div class="opening" />;
}
