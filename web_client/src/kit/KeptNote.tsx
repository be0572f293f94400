import { t } from "../texts/texts";
import { Button } from "./Button";

/** Says that a form opens with what was typed before, and lets begin anew. */
export function KeptNote({ onReset }: { onReset: () => void }) {
  return (
    <p class="kept-note" role="status">
      <span>{t("kept")}</span>
      <Button kind="text s" onClick={onReset}>
        {t("kept.reset")}
      </Button>
    </p>
  );
}
