import { plainText } from "../../kit/markdown/plain_text";
import type { File } from "../../wire/wire";
import { filesText } from "../files/files";

/** What a message says in one line: its words, or what it carries without any. */
export function oneLine(text: string, files: readonly File[] = []): string {
  return text === "" && files.length > 0 ? filesText(files) : plainText(text);
}
