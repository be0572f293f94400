import { state } from "../session/store";
import { opens } from "../texts/dates";
import { t } from "../texts/texts";

/** The signature of quiet hours, for staff: blue hour above the horizon line, the sun just gone. */
export function QuietHoursLine() {
  const until = state.value.day?.until ?? 0;
  const held = state.value.held;
  const asked = held.filter((one) => one.state === "review").length; // these go out by nobody's yes but one's own
  return (
    <div class="dusk-line" role="status">
      <span>
        <b>{t("dusk")}</b> <span class="nowrap">{t("dusk.until", { when: opens(until) })}</span>
      </span>
      <span class="end">
        {asked > 0 ? (
          <a href="/">{t("held.asked", { n: asked })}</a>
        ) : (
          held.length > 0 && <a href="/">{t("held.waiting", { n: held.length })}</a>
        )}
        <span class="only-wide">{t("presence.team")}</span>
      </span>
    </div>
  );
}
