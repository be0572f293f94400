import { readFileSync } from "node:fs";
import { encode } from "@msgpack/msgpack";
import { describe, expect, it } from "vitest";
import { decodeFrame, encodeFrame } from "./codec";
import { type CommandFrame, PUSH_TAGS } from "./wire";

interface Golden {
  readonly name: string;
  readonly variant: string;
  readonly msgpack: string;
  readonly value: { readonly t: string };
}

const golden = JSON.parse(
  readFileSync(new URL("../../../tests/golden/frames.json", import.meta.url), "utf8"),
) as Golden[];
const fromServer = (one: Golden) =>
  one.value.t === "ok" || one.value.t === "error" || PUSH_TAGS.has(one.value.t);
const bytes = (hex: string) => Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));

describe("golden frames", () => {
  for (const one of golden) {
    it(`${one.name}, ${one.variant}`, () => {
      if (fromServer(one)) expect(decodeFrame(bytes(one.msgpack))).toEqual(one.value);
      // "typing" is the name of a command and of a push
      if (!fromServer(one) || "id" in one.value) {
        expect(encodeFrame(one.value as CommandFrame)).toEqual(bytes(one.msgpack));
      }
    });
  }
});

describe("frames that are none", () => {
  it("are told from frames of a higher level", () => {
    expect(decodeFrame(encode({ t: "something.new" }))).toBeNull();
    for (const value of [null, 1, "t", [], {}, { t: 1 }]) expect(() => decodeFrame(encode(value))).toThrow();
    expect(() => decodeFrame(new Uint8Array([0xc1]))).toThrow();
  });
});
