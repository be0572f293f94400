import { t } from "../../texts/texts";
import type { SearchedTag } from "../../wire/wire";
import { USER_TAGS } from "../../wire/wire";
import { OWN, SEARCHED, SYSTEM } from "./tags";

/** What people read: the word for everybody's, the name of an account's own. */
export function tagText(tag: SearchedTag): string {
  const system = SEARCHED.find((one) => `${SYSTEM}${one}` === tag);
  if (system !== undefined) return t(`sys.${system}`);
  const known = USER_TAGS.find((one) => one === tag);
  return known === undefined ? tag.slice(OWN.length) : t(`tag.${known}`);
}
