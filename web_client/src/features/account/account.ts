/** One's own account: name, password, and where one is signed in. */

import { signal } from "@preact/signals";
import { say } from "../../kit/toast";
import { session } from "../../session/client";
import { showFailure } from "../../session/failures";
import { Refusal } from "../../session/session";
import { state } from "../../session/store";
import { renamed } from "../../state/own";
import { t } from "../../texts/texts";
import type { Device } from "../../wire/wire";

/** Null until the server was asked. */
export const devices = signal<readonly Device[] | null>(null);

export async function askDevices(): Promise<void> {
  await session.request({ t: "devices.list" }).then((answer) => {
    devices.value = answer.devices;
  }, showFailure);
}

export async function endDevice(device: Device): Promise<void> {
  try {
    await session.request({ t: "devices.end", device: device.id });
    devices.value = devices.peek()?.filter((one) => one.id !== device.id) ?? null;
    say(t("devices.ended", { name: device.name }));
  } catch (error) {
    showFailure(error);
  }
}

export async function setName(name: string): Promise<void> {
  const person = state.peek().me?.person;
  if (person === undefined) return;
  try {
    await session.request({ t: "profile.set", name });
    state.value = renamed(state.peek(), { ...person, name });
    say(t("profile.saved"));
  } catch (error) {
    showFailure(error);
  }
}

/** Which field is at fault, and why. */
export type Wrong = { readonly field: "old" | "new"; readonly why: string } | null;

/** Changes the password; whatever is wrong with it is the answer. */
export async function changePassword(old: string, wanted: string): Promise<Wrong> {
  try {
    await session.request({ t: "password.change", old, new: wanted });
    say(t("password.changed"));
    void askDevices();
    return null;
  } catch (error) {
    if (!(error instanceof Refusal)) return { field: "new", why: t("toast.offline") };
    const field = error.failed.code === "wrong_credentials" ? "old" : "new";
    return { field, why: field === "old" ? t("password.wrong") : error.message };
  }
}
