import { readdirSync, readFileSync } from "node:fs";
import { encode } from "@msgpack/msgpack";
import { describe, expect, it } from "vitest";
import { decodeFrame, encodeFrame } from "./codec";
import { type CommandFrame, PUSH_TAGS } from "./wire";

interface Frozen {
  readonly name: string;
  readonly variant: string;
  readonly msgpack: string;
  readonly json: string;
}

const FOLDER = new URL("../../../protocol/frozen/", import.meta.url);
const bytes = (hex: string) => Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));

describe.each(readdirSync(FOLDER))("frames of %s", (file) => {
  const { frames } = JSON.parse(readFileSync(new URL(file, FOLDER), "utf8")) as { frames: Frozen[] };

  it.each(frames)("$name, $variant", ({ msgpack, json }) => {
    const value = JSON.parse(json);
    const fromServer = value.t === "ok" || value.t === "error" || PUSH_TAGS.has(value.t);
    if (fromServer) expect(decodeFrame(bytes(msgpack))).toEqual(value);
    // "typing" is the name of a command and of a push
    if (!fromServer || "id" in value) expect(encodeFrame(value as CommandFrame)).toEqual(bytes(msgpack));
  });
});

describe("frames that are none", () => {
  it("are told from frames of a higher level", () => {
    expect(decodeFrame(encode({ t: "something.new" }))).toBeNull();
    for (const value of [null, 1, "t", [], {}, { t: 1 }]) expect(() => decodeFrame(encode(value))).toThrow();
    expect(() => decodeFrame(new Uint8Array([0xc1]))).toThrow();
  });
});
