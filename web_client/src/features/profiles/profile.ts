import { showToast } from "../../kit/toast";
import { session } from "../../session/client";
import { showFailure } from "../../session/failures";
import { state } from "../../session/store";
import { withPerson } from "../../state/effects/people";
import { t } from "../../texts/texts";

/** Gives oneself another name. */
export async function setName(name: string): Promise<void> {
  const person = state.peek().me?.person;
  if (person === undefined) return;
  try {
    await session.request({ t: "profile.set", name });
    state.value = withPerson(state.peek(), { ...person, name });
    showToast(t("profile.saved"));
  } catch (error) {
    showFailure(error);
  }
}
