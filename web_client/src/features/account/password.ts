import { showToast } from "../../kit/toast";
import { session } from "../../session/client";
import { Refusal } from "../../session/session";
import { t } from "../../texts/texts";
import { loadDevices } from "./devices";

/** Which field is at fault, and why. */
export type PasswordError = { readonly field: "old" | "new"; readonly why: string } | null;

/** Changes the password; whatever is wrong with it is the answer. */
export async function changePassword(old: string, wanted: string): Promise<PasswordError> {
  try {
    await session.request({ t: "password.change", old, new: wanted });
    showToast(t("password.changed"));
    void loadDevices();
    return null;
  } catch (error) {
    if (!(error instanceof Refusal)) return { field: "new", why: t("toast.offline") };
    const field = error.failed.code === "wrong_credentials" ? "old" : "new";
    return { field, why: field === "old" ? t("password.wrong") : error.message };
  }
}
