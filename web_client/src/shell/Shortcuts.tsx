import { MESSAGE_KEYS } from "../features/conversation/MessageItem";
import { Modal, openModal } from "../kit/Modal";
import { language, t } from "../texts/texts";

/** Groups of keys and the text of what they do. */
const GROUPS = [
  {
    title: "keys.everywhere",
    lines: [
      { keys: ["Strg", "K"], text: "keys.switcher" },
      { keys: ["/"], text: "keys.search" },
      { keys: ["Esc"], text: "keys.escape" },
      { keys: ["Alt", "↑ ↓"], text: "keys.chats" },
      { keys: ["Alt", "Umschalt", "↑ ↓"], text: "keys.unread" },
      { keys: ["?"], text: "keys.help" },
    ],
  },
  {
    title: "keys.writing",
    lines: [
      { keys: ["A–Z"], text: "keys.letters" },
      { keys: ["↑"], text: "keys.edit_last" },
      { keys: ["@"], text: "keys.mention" },
      { keys: [":"], text: "keys.emoji" },
    ],
  },
  {
    title: "keys.message",
    lines: [
      { keys: ["↑ ↓"], text: "keys.walk" },
      { keys: ["Enter"], text: "keys.menu" },
      ...MESSAGE_KEYS,
      { keys: ["E"], text: "keys.hand_over" },
      { keys: ["Strg", "Z"], text: "keys.undo" },
    ],
  },
  {
    title: "keys.overviews",
    lines: [
      { keys: ["1", "…", "5"], text: "keys.places" },
      { keys: ["← ↑ ↓ →"], text: "keys.board" },
      { keys: ["Bild ↑ ↓"], text: "keys.month" },
    ],
  },
] as const;

const ENGLISH: Readonly<Record<string, string>> = {
  Strg: "Ctrl",
  Umschalt: "Shift",
  Entf: "Del",
  "Bild ↑ ↓": "Page ↑ ↓",
};

export function openShortcuts(): void {
  openModal(<Shortcuts />);
}

function Shortcuts() {
  return (
    <Modal title={t("keys")} class="dialog--keys">
      <div class="keygroups">
        {GROUPS.map(({ title, lines }) => (
          <section key={title}>
            <h3>{t(title)}</h3>
            <dl class="keys">
              {lines.map(({ keys, text }) => (
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
          </section>
        ))}
      </div>
    </Modal>
  );
}
