/** Signing out: here and in all tabs of this browser. */

import { signOut } from "../../session/http";
import { tell } from "../../session/tabs";
import { complain } from "../chats/chats";
import { drop } from "../messages/drafts";

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
