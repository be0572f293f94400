/** Where one is signed in, and signing out from afar. */

import { useEffect } from "preact/hooks";
import { Button } from "../../kit/Button";
import { phase } from "../../session/store";
import { exact } from "../../texts/dates";
import { t } from "../../texts/texts";
import { devices, loadDevices, signOutDevice } from "./devices";

export function DeviceList() {
  const live = phase.value === "live";
  useEffect(() => {
    if (live) void loadDevices();
  }, [live]);
  return (
    <section class="settings-section" aria-labelledby="devices">
      <h2 id="devices">{t("devices")}</h2>
      <ul class="rows">
        {devices.value?.map((device) => (
          <li class="device" key={device.id}>
            <span class="grow">
              <b class="row-title">{device.name || t("devices.unnamed")}</b>
              <span class="row-sub">
                {device.current
                  ? t("devices.current")
                  : t("devices.since", { when: exact(device.signed_in_at) })}
              </span>
            </span>
            {!device.current && (
              <Button
                kind="line s"
                aria-label={t("devices.end_of", { name: device.name })}
                onClick={() => void signOutDevice(device)}
              >
                {t("sign_out")}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
