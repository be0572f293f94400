/** What stands in front of the page, whatever the page is. */

import { front } from "../store/panels";
import { MenuLayer } from "./Menu";
import { Shortcuts } from "./Shortcuts";
import { Switcher } from "./Switcher";
import { VersionsDialog } from "./Versions";

export function Dialogs() {
  return (
    <>
      {front.value === "switcher" && <Switcher />}
      {front.value === "keys" && <Shortcuts />}
      <VersionsDialog />
      <MenuLayer />
    </>
  );
}
