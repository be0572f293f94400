/** In the place of the pages: that it is being opened, what it asks for, or why it is not to be seen. */

import { useSignal } from "@preact/signals";
import { Button } from "../../../kit/Button";
import { t } from "../../../texts/texts";
import type { WhyNot } from "./pdf";

/** A PDF that wants a password: how to answer, and whether the last one was wrong. */
export interface Asked {
  readonly answer: (password: string) => void;
  readonly isWrong: boolean;
}

interface NotShownProps {
  readonly why: WhyNot | null;
  readonly asked: Asked | null;
  readonly onAgain: () => void;
}

export function NotShown({ why, asked, onAgain }: NotShownProps) {
  if (why === "broken") return <p role="alert">{t("pdf.broken")}</p>;
  if (why === "away")
    return (
      <div class="pdf-said" role="alert">
        <p>{t("pdf.away")}</p>
        <Button onClick={onAgain}>{t("retry")}</Button>
      </div>
    );
  return asked === null ? <p role="status">{t("pdf.opening")}</p> : <Password asked={asked} />;
}

function Password({ asked }: { asked: Asked }) {
  const password = useSignal("");
  return (
    <form
      class="pdf-said"
      onSubmit={(event) => {
        event.preventDefault();
        asked.answer(password.value);
      }}
    >
      <p role="status">{t(asked.isWrong ? "pdf.password_wrong" : "pdf.password")}</p>
      <input
        class="input"
        type="password"
        autocomplete="off"
        aria-label={t("pdf.password_label")}
        value={password.value}
        onInput={(event) => (password.value = event.currentTarget.value)}
      />
      <Button kind="main" type="submit">
        {t("pdf.open")}
      </Button>
    </form>
  );
}
