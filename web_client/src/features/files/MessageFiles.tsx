/** The files of a message: pictures in their place before they are loaded, everything else as rows. */

import { useSignal, useSignalEffect } from "@preact/signals";
import { DownloadLink } from "../../kit/Button";
import { Icon } from "../../kit/Icon";
import { phase } from "../../session/store";
import { t } from "../../texts/texts";
import type { File } from "../../wire/wire";
import { aboutFile, type FilePlace, fileUrl, kindIcon, placeOf, readUrl, shapeOf } from "./files";
import { openReader } from "./open_reader";
import { openViewer } from "./open_viewer";
import { runsOf } from "./runs";
import { type Origin, Sound } from "./Sound";
import { localPicture } from "./uploading/attachments";

interface MessageFilesProps {
  readonly files: readonly File[];
  readonly place?: FilePlace;
  /** The message that they are of. */
  readonly origin?: Origin;
  /** Where all of them are to be had in one. */
  readonly zip?: string;
}

export function MessageFiles({ files, place = "files", origin, zip }: MessageFilesProps) {
  const pictures = files.filter(({ kind }) => kind === "picture");
  return (
    <div class="files">
      {runsOf(files).map((run) =>
        run.kind === "pictures" ? (
          <div key={run.files[0].id} class={run.files.length > 1 ? "pictures pictures--grid" : "pictures"}>
            {run.files.map((file) => (
              <Picture
                key={file.id}
                file={file}
                place={place}
                among={pictures}
                alone={run.files.length === 1}
              />
            ))}
          </div>
        ) : run.file.kind === "audio" ? (
          <Sound key={run.file.id} file={run.file} place={place} origin={origin} />
        ) : (
          <FileRow key={run.file.id} file={run.file} place={place} />
        ),
      )}
      {zip !== undefined && files.length > 1 && (
        <a class="btn btn--text btn--s" href={zip} download>
          <Icon name="save" small />
          {t("file.zip")}
        </a>
      )}
    </div>
  );
}

interface PictureProps {
  readonly file: File;
  readonly place: FilePlace;
  /** Those to walk through from here. */
  readonly among: readonly File[];
  readonly alone: boolean;
}

function Picture({ file, place, among, alone }: PictureProps) {
  const size = alone ? placeOf(file.width ?? 0, file.height ?? 0) : { width: 200, height: 200 };
  return (
    <button
      type="button"
      class="picture"
      aria-label={t("file.look", { name: file.name })}
      title={file.name}
      onClick={() => openViewer(among, among.indexOf(file), place)}
    >
      <Thumbnail src={localPicture(file.id)?.url ?? fileUrl(file.id, "small", place)} {...size} />
    </button>
  );
}

interface ThumbnailProps {
  readonly src: string;
  readonly width: number;
  readonly height: number;
}

/** Has its place at once. What could not be loaded is tried again with the next connection. */
export function Thumbnail({ src, width, height }: ThumbnailProps) {
  const failed = useSignal(false);
  useSignalEffect(() => {
    if (phase.value === "live") failed.value = false;
  });
  if (failed.value) return <NoPicture width={width} height={height} />;
  return (
    <img
      src={src}
      width={width}
      height={height}
      style={shapeOf(width, height)}
      alt=""
      loading="lazy"
      decoding="async"
      draggable={false}
      onError={() => (failed.value = true)}
    />
  );
}

/** As large as what it stands for. */
function NoPicture({ width, height }: { width: number; height: number }) {
  return (
    <svg
      class="picture-none"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden="true"
    >
      <g transform={`translate(${width / 2 - 12} ${height / 2 - 12})`}>
        <Icon name="picture" />
      </g>
    </svg>
  );
}

/** A PDF is read, in a tab of its own where the browser is told so; everything else is saved; what is held is only shown. */
export function FileRow({ file, place = "files" }: { file: File; place?: FilePlace }) {
  const { id, name, kind } = file;
  const original = fileUrl(id, "original");
  const words = (
    <>
      <b class="cut">{name}</b>
      <small>{aboutFile(file)}</small>
    </>
  );
  return (
    <div class="file">
      <FileSign file={file} place={place} />
      {place === "uploads" ? (
        <span class="file-name">{words}</span>
      ) : kind === "pdf" ? (
        <a
          class="file-name"
          href={readUrl(id)}
          target="_blank"
          rel="noopener"
          onClick={(event) => {
            if (event.ctrlKey || event.metaKey || event.shiftKey) return;
            event.preventDefault();
            openReader(file);
          }}
        >
          {words}
        </a>
      ) : (
        <a class="file-name" href={original} download={name}>
          {words}
        </a>
      )}
      {place === "files" && kind === "pdf" && (
        <DownloadLink label={t("file.save", { name })} href={original} name={name} />
      )}
    </div>
  );
}

/** A PDF's first page, or a sign of what it is. */
export function FileSign({ file, place = "files" }: { file: File; place?: FilePlace }) {
  return (
    <span class="file-kind" aria-hidden="true">
      {file.kind === "pdf" || file.kind === "picture" ? (
        <Thumbnail src={fileUrl(file.id, "small", place)} width={40} height={40} />
      ) : (
        <Icon name={kindIcon(file.kind)} />
      )}
    </span>
  );
}
