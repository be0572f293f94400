/** All files of a chat, beside it. */

import { useComputed } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { t } from "../../texts/texts";
import type { ChatId } from "../../wire/wire";
import { zipUrl } from "./files";
import { filesSaid } from "./files_said";
import { ListedFiles } from "./ListedFiles";

interface FilesTabProps {
  readonly chat: ChatId;
  /** Called when one goes to a message. */
  readonly onJump: () => void;
}

export function FilesTab({ chat, onJump }: FilesTabProps) {
  const of = useMemo(() => ({ chat }), [chat]);
  const said = useComputed(() => filesSaid(chat)).value;
  return <ListedFiles of={of} said={said} hint={t("files.empty_hint")} zip={zipUrl(chat)} onJump={onJump} />;
}
