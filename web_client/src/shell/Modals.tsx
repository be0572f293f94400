/** What stands in front of the page, whatever the page is. */

import { AskDate, AskDirect, AskRename, AskTakeOut } from "../features/chats/ChatModals";
import { Bring, NewGroup } from "../features/chats/MemberModals";
import { Switcher } from "../features/chats/Switcher";
import { VersionsDialog } from "../features/messages/VersionsModal";
import { AskFindTag, AskTags, TaggedDialog } from "../features/tags/TagModals";
import { AskTask } from "../features/tasks/modals/TaskModals";
import { MenuLayer } from "../kit/Menu";
import { type Front, front } from "../session/panels";
import { Shortcuts } from "./Shortcuts";

export function Dialogs() {
  return (
    <>
      {front.value === "switcher" && <Switcher />}
      {front.value === "keys" && <Shortcuts />}
      {front.value === "group" && <NewGroup />}
      {typeof front.value === "object" && front.value !== null && <Asked front={front.value} />}
      <VersionsDialog />
      <TaggedDialog />
      <MenuLayer />
    </>
  );
}

function Asked({ front: asked }: { front: Exclude<Front, string> }) {
  switch (asked.ask) {
    case "rename":
      return <AskRename chat={asked.chat} />;
    case "bring":
      return <Bring chat={asked.chat} />;
    case "date":
      return <AskDate chat={asked.chat} />;
    case "take_out":
      return <AskTakeOut chat={asked.chat} person={asked.person} />;
    case "tags":
      return <AskTags chat={asked.chat} message={asked.message} />;
    case "find_tag":
      return <AskFindTag chat={asked.chat} />;
    case "task":
      return <AskTask chat={asked.chat} about={asked.about} />;
    case "direct":
      return <AskDirect person={asked.person} />;
  }
}
