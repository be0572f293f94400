import { showToast } from "../kit/toast";
import { t } from "../texts/texts";
import { Refusal } from "./session";

/** Says in a toast why something was not done: what the server answered, or that it cannot be reached. */
export function showFailure(error: unknown): void {
  showToast(error instanceof Refusal ? t("toast.failed", { why: error.message }) : t("toast.offline"));
}
