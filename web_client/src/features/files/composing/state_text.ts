import { phase } from "../../../session/store";
import { t } from "../../../texts/texts";
import { sizeText } from "../files";
import type { Attachment } from "../uploading/attachments";
import { percentOf } from "../uploading/progress";

/** "2,4 MB", "45 % · 2,4 MB", or what is wrong with it. */
export function stateText(one: Attachment): string {
  const size = sizeText(one.size);
  switch (one.state) {
    case "done":
      return size;
    case "uploading":
      return `${t("file.percent", { n: percentOf([one]) })} · ${size}`;
    case "waiting":
      return t(phase.value === "live" ? "file.waiting" : "file.offline");
    case "missing":
      return t("file.elsewhere");
    default:
      return one.why ?? "";
  }
}
