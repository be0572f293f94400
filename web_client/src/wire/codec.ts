/** Frames to bytes and back. What is not a frame of this protocol is null, so that a newer server may say more. */

import { Decoder, Encoder } from "@msgpack/msgpack";
import { type CommandFrame, PUSH_TAGS, type ServerFrame } from "./wire";

const encoder = new Encoder({ ignoreUndefined: true });
const decoder = new Decoder({ useBigInt64: false });

/** A command as MessagePack. Its numbers are safe integers, so none becomes a float. */
export function encodeFrame(frame: CommandFrame): Uint8Array<ArrayBuffer> {
  return encoder.encode(frame);
}

/** The frame in `bytes`, or null for a push of a higher level. Throws when the bytes are no map with a tag. */
export function decodeFrame(bytes: ArrayBuffer | Uint8Array): ServerFrame | null {
  const decoded: unknown = decoder.decode(bytes);
  if (typeof decoded !== "object" || decoded === null || !("t" in decoded) || typeof decoded.t !== "string") {
    throw new TypeError("not a frame");
  }
  const known = decoded.t === "ok" || decoded.t === "error" || PUSH_TAGS.has(decoded.t);
  return known ? (decoded as ServerFrame) : null;
}
