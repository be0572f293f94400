import { expect, it } from "vitest";
import { newKey } from "./outbox";

it("makes keys as the protocol wants them", () => {
  expect(newKey(Date.UTC(2026, 10, 20, 23, 59))).toMatch(/^20261120-[A-Za-z0-9_-]{8,40}$/);
  expect(newKey(0)).not.toBe(newKey(0));
});
