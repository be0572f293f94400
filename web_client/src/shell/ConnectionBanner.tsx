/** What to know about the connection: only when it is gone for longer than a moment, or something is to be done. */

import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { Banner } from "../kit/Banner";
import { Button } from "../kit/Button";
import { session } from "../session/client";
import { failures, outdated, phase, ready } from "../session/store";
import { t } from "../texts/texts";

const UNNOTICED = 1_500;
const BLOCKED_AFTER = 4;

export function ConnectionBanner() {
  const gone = phase.value !== "live";
  const shown = useSignal(false);
  useEffect(() => {
    if (!gone) {
      shown.value = false;
      return;
    }
    const timer = setTimeout(() => {
      shown.value = true;
    }, UNNOTICED);
    return () => clearTimeout(timer);
  }, [gone, shown]);
  return (
    <div class="linkstate" role="status">
      {shown.value && gone ? <OfflineBanner /> : outdated.value && <OutdatedBanner />}
    </div>
  );
}

function OfflineBanner() {
  if (phase.value === "refused") {
    return (
      <Banner tone="danger" icon="warn">
        <span class="grow">{t("link.refused")}</span>
        <ReloadButton />
      </Banner>
    );
  }
  // Where it once stood, the network lets it through: then it is the server or the way to it.
  const blocked = navigator.onLine && failures.value >= BLOCKED_AFTER && !ready.value;
  const text = blocked ? t("link.blocked") : t("link.offline");
  return (
    <Banner tone="warn" icon="warn">
      <span class="grow">{text}</span>
      <Button kind="text" onClick={() => session.start()}>
        {t("link.now")}
      </Button>
    </Banner>
  );
}

function OutdatedBanner() {
  return (
    <Banner icon="info">
      <span class="grow">{t("update")}</span>
      <ReloadButton />
    </Banner>
  );
}

function ReloadButton() {
  return (
    <Button kind="text" onClick={() => location.reload()}>
      {t("reload")}
    </Button>
  );
}
