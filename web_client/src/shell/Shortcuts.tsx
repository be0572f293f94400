import { Dialog } from "../kit/Modal";
import { front } from "../session/panels";
import { language, t } from "../texts/texts";
import { KEYS } from "./keys";

const ENGLISH: Readonly<Record<string, string>> = { Strg: "Ctrl", Umschalt: "Shift", "Bild ↑ ↓": "Page ↑ ↓" };

export function Shortcuts() {
  return (
    <Dialog
      title={t("keys")}
      onClose={() => {
        front.value = null;
      }}
    >
      <dl class="keys">
        {KEYS.map(({ keys, text }) => (
          <div key={text}>
            <dt>{t(text)}</dt>
            <dd>
              {keys.map((key) => (
                <kbd key={key}>{language.value === "en" ? (ENGLISH[key] ?? key) : key}</kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <p class="small quiet">{t("keys.note")}</p>
    </Dialog>
  );
}
