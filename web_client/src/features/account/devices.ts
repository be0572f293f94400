/** Where one is signed in. */

import { signal } from "@preact/signals";
import { showToast } from "../../kit/toast";
import { session } from "../../session/client";
import { showFailure } from "../../session/failures";
import { oneAtATime } from "../../session/one_at_a_time";
import { t } from "../../texts/texts";
import type { Device } from "../../wire/wire";

/** Null until the server was asked. */
export const devices = signal<readonly Device[] | null>(null);

export const loadDevices = oneAtATime(async () => {
  await session.request({ t: "devices.list" }).then((answer) => {
    devices.value = answer.devices;
  }, showFailure);
});

export async function signOutDevice(device: Device): Promise<void> {
  try {
    await session.request({ t: "devices.end", device: device.id });
    devices.value = devices.peek()?.filter((one) => one.id !== device.id) ?? null;
    showToast(t("devices.ended", { name: device.name }));
  } catch (error) {
    showFailure(error);
  }
}
