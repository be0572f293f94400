import { MESSAGE_KEYS } from "../features/conversation/MessageItem";
import { Modal, openModal } from "../kit/Modal";
import { language, t } from "../texts/texts";

/** Keys and the text of what they do. */
const KEYS = [
  { keys: ["Strg", "K"], text: "keys.switcher" },
  { keys: ["/"], text: "keys.search" },
  { keys: ["?"], text: "keys.help" },
  { keys: ["1", "2"], text: "keys.places" },
  { keys: ["3", "4", "5"], text: "keys.tasks" },
  { keys: ["← ↑ ↓ →"], text: "keys.board" },
  { keys: ["Bild ↑ ↓"], text: "keys.month" },
  { keys: ["Alt", "↑ ↓"], text: "keys.chats" },
  { keys: ["Alt", "Umschalt", "↑ ↓"], text: "keys.unread" },
  { keys: ["↑"], text: "keys.edit_last" },
  { keys: ["Esc"], text: "keys.escape" },
  ...MESSAGE_KEYS,
  { keys: ["E"], text: "keys.hand_over" },
  { keys: ["Strg", "Z"], text: "keys.undo" },
] as const;

const ENGLISH: Readonly<Record<string, string>> = { Strg: "Ctrl", Umschalt: "Shift", "Bild ↑ ↓": "Page ↑ ↓" };

export function openShortcuts(): void {
  openModal(<Shortcuts />);
}

function Shortcuts() {
  return (
    <Modal title={t("keys")}>
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
    </Modal>
  );
}
