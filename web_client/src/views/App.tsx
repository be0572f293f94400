/** Who is there: nobody (the door), somebody (the frame), or not known yet. */

import { effect, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { keepAttentive } from "../store/attention";
import { keepDialogs } from "../store/autochat";
import { keepConnected, session } from "../store/client";
import { askDemo } from "../store/demo";
import { keepDrafts, loadDrafts } from "../store/drafts";
import * as http from "../store/http";
import { keepOverview } from "../store/overview";
import { keepQuotes } from "../store/quotes";
import { listen } from "../store/route";
import { adopt, keepSending } from "../store/sending";
import { keepSettings } from "../store/settings";
import { phase, ready, state } from "../store/store";
import { hear, standUp } from "../store/tabs";
import { keepTasks } from "../store/tasks";
import { keepTime, timeKnown } from "../store/timer";
import { keepTitle } from "../store/title";
import { Frame } from "./Frame";
import { listenToKeys } from "./keys";
import { SignIn } from "./SignIn";

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
  listen();
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
