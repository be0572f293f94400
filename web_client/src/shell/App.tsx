/** Who is there: nobody (the door), somebody (the frame), or not known yet. */

import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { SignInPage } from "../features/account/SignInPage";
import { timeLoaded } from "../features/time/timer";
import { session, wasSignedIn } from "../session/client";
import * as http from "../session/http";
import { phase, ready } from "../session/store";
import { boot } from "./boot";
import { Frame } from "./Frame";

export function App() {
  const outside = useSignal(false);
  useEffect(() => {
    boot();
    if (wasSignedIn())
      session.start(); // if nobody is by now, the connection says so
    else
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
