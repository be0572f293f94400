import { openModal } from "../../kit/Modal";
import { showFailure } from "../../session/failures";
import type { File } from "../../wire/wire";
import type { FilePlace } from "./files";

/** Shows pictures large, one at a time, beginning with the one at `at`. */
export function openViewer(pictures: readonly File[], at: number, place: FilePlace): void {
  void import("./Viewer").then(
    ({ Viewer }) => openModal(<Viewer pictures={pictures} first={at} place={place} />),
    showFailure,
  );
}
