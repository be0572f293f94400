/** Signing out: here and in all tabs of this browser. */

import { showFailure } from "../../session/failures";
import { signOut } from "../../session/http";
import { broadcast } from "../../session/tabs";
import { forgetDrafts } from "../messages/drafts";

export async function signOutHere(): Promise<void> {
  const answer = await signOut();
  if (answer === null) {
    showFailure(null);
    return;
  }
  forgetDrafts();
  broadcast("signed_out");
  location.assign("/");
}
