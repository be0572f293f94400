/** Settings: how it looks, speaks and sends on this device; leaving it. */

import { useEffect } from "preact/hooks";
import { leave } from "../store/leaving";
import { front } from "../store/panels";
import { chooseLanguage, type SendKey, sendKey, type Theme, theme } from "../store/settings";
import { state } from "../store/store";
import { place } from "../store/title";
import { type Language, language, t } from "../texts/texts";
import { Avatar } from "./Avatar";
import { Button } from "./parts";

export function Settings() {
  const me = state.value.me;
  const title = t("nav.settings");
  useEffect(() => {
    place.value = title;
  }, [title]);
  return (
    <main class="page" id="main" tabIndex={-1}>
      <div class="page-in page-in--narrow">
        <h1>{title}</h1>
        {me && (
          <p class="profile">
            <Avatar person={me.person} size="l" says="nothing" />
            <span>
              <b class="row-title">{me.person.name}</b>
              <span class="row-sub">{me.email}</span>
            </span>
          </p>
        )}
        <Choice<Theme>
          label={t("theme")}
          value={theme.value}
          options={[
            ["system", t("theme.system")],
            ["light", t("theme.light")],
            ["dark", t("theme.dark")],
          ]}
          onChoose={(chosen) => {
            theme.value = chosen;
          }}
        />
        <Choice<Language>
          label={t("language")}
          value={language.value}
          options={[
            ["de", "Deutsch"],
            ["en", "English"],
          ]}
          onChoose={chooseLanguage}
        />
        <Choice<SendKey>
          label={t("settings.send")}
          value={sendKey.value}
          options={[
            ["enter", t("settings.send.enter")],
            ["ctrl", t("settings.send.ctrl")],
          ]}
          onChoose={(chosen) => {
            sendKey.value = chosen;
          }}
        />
        <div class="buttons settings-foot">
          <Button
            onClick={() => {
              front.value = "keys";
            }}
          >
            {t("keys")}
          </Button>
          <Button kind="line" onClick={() => void leave()}>
            {t("sign_out")}
          </Button>
        </div>
      </div>
    </main>
  );
}

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly (readonly [T, string])[];
  readonly onChoose: (chosen: T) => void;
}

/** One of a few, all of them seen. */
function Choice<T extends string>({ label, value, options, onChoose }: ChoiceProps<T>) {
  return (
    <fieldset class="choice">
      <legend>{label}</legend>
      <div class="seg">
        {options.map(([option, text]) => (
          <label key={option}>
            <input type="radio" name={label} checked={option === value} onChange={() => onChoose(option)} />
            <span>{text}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
