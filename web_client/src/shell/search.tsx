import { Switcher } from "../features/chat_list/Switcher";
import { toggleModal } from "../kit/Modal";
import { pageCommands } from "./commands";
import { openShortcuts } from "./Shortcuts";

/** Opens the search over all one may open, or closes it. */
export function toggleSearch(): void {
  toggleModal(<Switcher commands={pageCommands(openShortcuts)} />);
}
