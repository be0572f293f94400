/** A step of the build: beside every file that gets smaller by it, the file in Brotli (.br) and gzip (.gz). */

import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { Plugin } from "vite";

const WORTH_IT = /\.(css|html|m?js|json|map|svg|txt|webmanifest)$/;
/** Smaller than this share of the file, else it is not kept. */
const GAIN = 0.95;

const CODINGS: Readonly<Record<string, (data: Buffer) => Promise<Buffer>>> = {
  br: (data) =>
    promisify(brotliCompress)(data, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: data.length,
      },
    }),
  gz: (data) => promisify(gzip)(data, { level: constants.Z_BEST_COMPRESSION }),
};

export function compressed(): Plugin {
  let folder = "";
  return {
    name: "compressed",
    apply: "build",
    configResolved(config) {
      folder = join(config.root, config.build.outDir);
    },
    async closeBundle() {
      const found = await readdir(folder, { recursive: true });
      await Promise.all(
        found.filter((name) => WORTH_IT.test(name)).map((name) => compress(join(folder, name))),
      );
    },
  };
}

async function compress(file: string): Promise<void> {
  const data = await readFile(file);
  for (const [ending, make] of Object.entries(CODINGS)) {
    const smaller = await make(data);
    if (smaller.length < data.length * GAIN) await writeFile(`${file}.${ending}`, smaller);
  }
}
