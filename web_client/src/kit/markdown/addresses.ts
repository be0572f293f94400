/** Addresses in a text that are links: of the web, of mail, of telephones. Everything else stays text. */

/** Where an address stands in a text, and where it leads. */
export interface FoundAddress {
  readonly from: number;
  readonly to: number;
  readonly href: string;
}

const WORD = "\\p{L}\\p{N}";
const LABEL = `[${WORD}](?:[${WORD}-]*[${WORD}])?`;
/** Ends that a name without "www." may have: in small letters, and no German or English word but where nobody could do without. */
const ENDS =
  "de|at|ch|li|lu|eu|com|net|org|info|biz|shop|online|gmbh|berlin|hamburg|koeln|cologne|bayern|ruhr|nrw|wien|swiss|app|dev|io|co|uk|fr|nl|be|it|es|pl|cz|dk|se";
/** Signs that end an address; the invisible ones could show it otherwise than it is. */
const REST = `[^\\s<>"„“”«»‹›|^\`{}\\\\\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u061c\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069\\ufeff]*`;
/** What stands before a name makes it a part of something else: a path, a file, an address of another kind. */
const ALONE = `(?<![${WORD}_@./\\\\%+-])`;
const END = `(?![${WORD}_@\\\\-]|\\.[${WORD}])`;
const HOST = `(?:${LABEL}\\.)+`;
const MAIL = `[${WORD}](?:[${WORD}._%+-]*[${WORD}_%+-])?@${HOST}\\p{L}{2,24}${END}`;

const ADDRESS = new RegExp(
  [
    `(?<![${WORD}_])(?<web>[hH][tT][tT][pP][sS]?://${REST})`,
    `(?<![${WORD}_])(?<named>mailto:${MAIL}(?:\\?${REST})?|tel:\\+?\\d[\\d()./-]*)`,
    `${ALONE}(?<mail>${MAIL})`,
    `${ALONE}(?<bare>(?:[wW]{3}\\.${HOST}\\p{L}{2,24}|${HOST}(?:${ENDS}))${END}(?::\\d+)?(?:[/?#]${REST})?)`,
  ].join("|"),
  "gu",
);

/** All addresses of a line, in order. */
export function addressesIn(line: string): readonly FoundAddress[] {
  const found: FoundAddress[] = [];
  for (const { index, groups = {} } of line.matchAll(ADDRESS)) {
    const { web, named, mail, bare } = groups;
    const text = trimmed(web ?? named ?? mail ?? bare ?? "");
    const href = (mail ? "mailto:" : bare ? "https://" : "") + text;
    if (isAllowed(href)) found.push({ from: index, to: index + text.length, href });
  }
  return found;
}

/** Without what belongs to the sentence around it: full stops, marks, brackets that were opened before it. */
function trimmed(found: string): string {
  const open = { ")": found.split("(").length, "]": found.split("[").length };
  const closed = { ")": found.split(")").length, "]": found.split("]").length };
  let end = found.length;
  for (; end > 0; end -= 1) {
    const last = found[end - 1] ?? "";
    if (/[.,;:!?'’‘…*~_]/.test(last)) continue;
    if ((last !== ")" && last !== "]") || closed[last] <= open[last]) break;
    closed[last] -= 1;
  }
  return found.slice(0, end);
}

/** Whether a link may lead there: only to these schemes, and never with a name before the host, which could be taken for it. */
export function isAllowed(href: string): boolean {
  if (!/^(?:https?:\/\/|mailto:|tel:)/i.test(href)) return false;
  try {
    const { protocol, hostname, username, password } = new URL(href);
    if (username !== "" || password !== "") return false;
    return hostname !== "" || protocol === "mailto:" || protocol === "tel:";
  } catch {
    return false;
  }
}

/** Whether a link's words name another address than the one it leads to. */
export function isMisleading(words: string, href: string): boolean {
  return addressesIn(words).some((address) => placeOf(address.href) !== placeOf(href));
}

/** The host, or whom a mail or call goes to. */
function placeOf(href: string): string {
  const { hostname, pathname } = new URL(href);
  return hostname === "" ? pathname : hostname.replace(/^www\./, "");
}
