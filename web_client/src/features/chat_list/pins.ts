import { session } from "../../session/client";
import { showFailure } from "../../session/failures";
import type { Chat } from "../../wire/wire";

/** Keeps a chat on top of the list, or no more. */
export async function pinChat({ id }: Chat, pinned: boolean): Promise<void> {
  try {
    await session.request({ t: "chat.pin", chat: id, pinned }); // the push says so to all devices, this one too
  } catch (error) {
    showFailure(error);
  }
}
