/** What one has begun to write, as the server knows it. */

import type { Draft } from "../../wire/wire";
import { drop, put, type State } from "../model";
import type { Effects } from "./apply";

export const effects: Effects = {
  "draft.changed": (state, push) => withDraft(state, push.draft),
};

/** With a draft for its chat; an empty one is none. */
export function withDraft(state: State, draft: Draft): State {
  const { drafts } = state;
  return {
    ...state,
    drafts: draft.text === "" ? drop(drafts, draft.chat) : put(drafts, draft.chat, draft),
  };
}
