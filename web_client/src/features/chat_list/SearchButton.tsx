import { IconButton } from "../../kit/Button";
import { t } from "../../texts/texts";

/** On the phone, where no rail leads to the search over everything. */
export function SearchButton({ onSearch }: { onSearch: () => void }) {
  return (
    <IconButton
      class="only-phone"
      icon="search"
      label={t("chats.search")}
      aria-haspopup="dialog"
      onClick={onSearch}
    />
  );
}
