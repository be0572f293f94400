import { openModal } from "../../kit/Modal";
import { showFailure } from "../../session/failures";
import type { File } from "../../wire/wire";
import { aboutFile, fileUrl, readUrl } from "./files";

/** Shows a PDF in front of everything. */
export function openReader(file: File): void {
  const { id, name } = file;
  void import("./reader/PdfReader").then(
    ({ PdfReader }) =>
      openModal(
        <PdfReader name={name} about={aboutFile(file)} url={readUrl(id)} save={fileUrl(id, "original")} />,
      ),
    showFailure,
  );
}
