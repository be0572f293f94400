/** The files of all chats of a customer that one may read; of which customer is chosen above. */

import { useComputed } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { EmptyState } from "../../kit/EmptyState";
import { accounts } from "../../session/store";
import { t } from "../../texts/texts";
import type { AccountId } from "../../wire/wire";
import { filesSaidTo } from "./files_said";
import { ListedFiles } from "./ListedFiles";

export function FilesOfCustomer({ account }: { account: AccountId | null }) {
  const all = [...accounts.value.keys()];
  const shown = account ?? (all.length === 1 ? all[0] : undefined);
  if (shown === undefined) return <EmptyState title={t("files.whose")} hint={t("files.whose_hint")} />;
  return (
    <div class="tasks-in scroll">
      <Files key={shown} account={shown} />
    </div>
  );
}

function Files({ account }: { account: AccountId }) {
  const of = useMemo(() => ({ account }), [account]);
  const said = useComputed(() => filesSaidTo(account)).value;
  return <ListedFiles of={of} said={said} hint={t("files.account_hint")} />;
}
