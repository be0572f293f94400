/** Settings: one's name, how it looks, speaks and sends, the password, the devices; leaving. */

import { Button } from "../../kit/Button";
import { usePageTitle } from "../../kit/browser/page_title";
import { SegmentedControl } from "../../kit/fields/SegmentedControl";
import { state } from "../../session/store";
import { type Language, language, t } from "../../texts/texts";
import { DemoClock } from "../demo/DemoClock";
import { ProfileForm } from "../profiles/ProfileForm";
import { DeviceList } from "./DeviceList";
import { PasswordForm } from "./PasswordForm";
import {
  type Notifications,
  notifications,
  type SendKey,
  saveChoice,
  sendKey,
  type Theme,
  theme,
} from "./settings";
import { signOutHere } from "./sign_out";

export function SettingsPage({ onShortcuts }: { onShortcuts: () => void }) {
  const me = state.value.me;
  const title = t("nav.settings");
  usePageTitle(title);
  return (
    <main class="page" id="main" tabIndex={-1}>
      <div class="page-in page-in--narrow">
        <h1>{title}</h1>
        <DemoClock />
        {me && <ProfileForm key={me.person.name} me={me} />}
        <Choices />
        <PasswordForm />
        <DeviceList />
        <div class="buttons settings-foot">
          <Button onClick={onShortcuts}>{t("keys")}</Button>
          <Button kind="line" onClick={() => void signOutHere()}>
            {t("sign_out")}
          </Button>
        </div>
      </div>
    </main>
  );
}

/** What holds on all one's devices. */
function Choices() {
  return (
    <>
      <SegmentedControl<Theme>
        label={t("theme")}
        value={theme.value}
        options={[
          ["system", t("theme.system")],
          ["light", t("theme.light")],
          ["dark", t("theme.dark")],
        ]}
        onChoose={(chosen) => saveChoice({ theme: chosen })}
      />
      <SegmentedControl<Language>
        label={t("language")}
        value={language.value}
        options={[
          ["de", "Deutsch"],
          ["en", "English"],
        ]}
        onChoose={(chosen) => saveChoice({ language: chosen })}
      />
      <SegmentedControl<SendKey>
        label={t("settings.send")}
        value={sendKey.value}
        options={[
          ["enter", t("settings.send.enter")],
          ["ctrl_enter", t("settings.send.ctrl")],
        ]}
        onChoose={(chosen) => saveChoice({ send_key: chosen })}
      />
      <SegmentedControl<Notifications>
        label={t("settings.notify")}
        value={notifications.value}
        options={[
          ["all", t("settings.notify.all")],
          ["mentions", t("settings.notify.mentions")],
          ["none", t("settings.notify.none")],
        ]}
        onChoose={(chosen) => saveChoice({ notifications: chosen })}
      />
    </>
  );
}
