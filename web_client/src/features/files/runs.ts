import type { File } from "../../wire/wire";

/** Pictures that follow each other stand in one grid; the order is that of the message. */
export type Run =
  | { readonly kind: "pictures"; readonly files: readonly [File, ...File[]] }
  | { readonly kind: "file"; readonly file: File };

export function runsOf(files: readonly File[]): readonly Run[] {
  const runs: Run[] = [];
  for (const file of files) {
    const last = runs.at(-1);
    if (file.kind !== "picture") runs.push({ kind: "file", file });
    else if (last?.kind === "pictures")
      runs[runs.length - 1] = { kind: "pictures", files: [...last.files, file] };
    else runs.push({ kind: "pictures", files: [file] });
  }
  return runs;
}
