/** Signing out: here and in all tabs of this browser. */

import { complain } from "./chats";
import { drop } from "./drafts";
import { signOut } from "./http";
import { tell } from "./tabs";

export async function leave(): Promise<void> {
  const answer = await signOut();
  if (answer === null) {
    complain(null);
    return;
  }
  drop();
  tell("signed_out");
  location.assign("/");
}
