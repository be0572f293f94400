/** Signing out: here and in all tabs of this browser. */

import { forgetSignIn } from "../../session/client";
import { showFailure } from "../../session/failures";
import { signOut } from "../../session/http";
import { forgetForms } from "../../session/kept_form";
import { broadcast } from "../../session/tabs";
import { forgetDrafts } from "../drafts/drafts";
import { forgetKeptFiles } from "../files/uploading/kept_files";

export async function signOutHere(): Promise<void> {
  const answer = await signOut();
  if (answer === null) {
    showFailure(null);
    return;
  }
  broadcast("signed_out");
  await leavePage();
}

/** What was written and not sent goes first: nobody who comes after finds it on this device. */
export async function leavePage(): Promise<void> {
  forgetSignIn();
  forgetDrafts();
  forgetForms();
  await forgetKeptFiles();
  location.assign("/");
}
