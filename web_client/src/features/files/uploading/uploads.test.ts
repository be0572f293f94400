// @vitest-environment happy-dom

import { beforeEach, describe, expect, it, vi } from "vitest";
import { load, pass, settled } from "../../../../tests/page";
import type { Upload } from "../../../wire/wire";
import type { KeptFile } from "./kept_files";
import type { Outcome, Source, Told } from "./transfer";

/** A transfer as the page sees it, in the hand of the test. */
interface Going {
  readonly source: Source;
  readonly told: Told;
  readonly end: (outcome: Outcome) => void;
  stopped: boolean;
}

let device: Map<string, KeptFile>;
let going: Going[];
let removed: string[];
let reachable: boolean;
let here: Awaited<ReturnType<typeof page>>;

function transfer(source: Source, told: Told) {
  let end: Going["end"] = () => undefined;
  const outcome = new Promise<Outcome>((resolve) => {
    end = resolve;
  });
  const one: Going = { source, told, end, stopped: false };
  going.push(one);
  return {
    outcome,
    stop: () => {
      one.stopped = true;
      end({ stopped: true });
    },
  };
}

async function removeUpload(id: string): Promise<boolean> {
  removed.push(id);
  return reachable;
}

async function page() {
  const loaded = await load();
  going = [];
  removed = [];
  reachable = true;
  // in the place of IndexedDB, which here cannot keep files of the document
  vi.doMock("./kept_files", () => ({
    keepFile: async (file: KeptFile) => void device.set(file.key, file),
    dropFile: async (key: string) => void device.delete(key),
    keptFiles: async () => [...device.values()],
  }));
  vi.doMock("./transfer", () => ({ transfer, removeUpload }));
  const uploads = await import("./uploads");
  const news = await import("./server_news");
  const { untilArrived } = await import("./arrival");
  const { attachments, attachedTo } = await import("./attachments");
  await loaded.welcome();
  return { ...loaded, ...uploads, ...news, untilArrived, attachments, attachedTo };
}

beforeEach(async () => {
  device = new Map();
  here = await page();
});

const fileOf = (name: string) => new File(["x".repeat(10)], name);
const names = () => going.map(({ source }) => source.name);
const states = () => here.attachedTo({ chat: "c" }).map(({ name, state }) => `${name} ${state}`);
const uploadOf = (id: string, more: Partial<Upload> = {}): Upload => ({
  id,
  chat: "c",
  name: id,
  size: 10,
  ...more,
});

/** Looks until it is so. */
async function until(looks: () => boolean): Promise<void> {
  for (let i = 0; i < 200 && !looks(); i++) await settled();
  expect(looks()).toBe(true);
}

async function end(n: number, outcome: Outcome): Promise<void> {
  going[n]?.end(outcome);
  await settled();
}

describe("files that are attached", () => {
  it("go up in their order, at most three at once", async () => {
    here.addFiles(
      { chat: "c" },
      ["1", "2", "3", "4"].map((name) => fileOf(name)),
    );
    await until(() => names().length === 3);
    await end(1, { done: "u2" });
    await until(() => names().length === 4);
    expect(names()).toEqual(["1", "2", "3", "4"]);
    expect(states()).toEqual(["1 uploading", "2 done", "3 uploading", "4 uploading"]);
  });

  it("are at most twenty, and the rest is counted", () => {
    const left = here.addFiles(
      { chat: "c" },
      Array.from({ length: 23 }, (_, n) => fileOf(`${n}`)),
    );
    expect([left, here.attachedTo({ chat: "c" }).length]).toEqual([3, 20]);
  });

  it("say why the server does not take one, and are not tried again", async () => {
    here.addFiles({ chat: "c" }, [fileOf("big")]);
    await until(() => going.length === 1);
    await end(0, { refused: "Zu groß" });
    expect(here.attachedTo({ chat: "c" })[0]).toMatchObject({ state: "refused", why: "Zu groß" });
    await pass(60_000);
    expect(going.length).toBe(1);
  });

  it("are tried again with a press after a fault, from where the server has them", async () => {
    here.addFiles({ chat: "c" }, [fileOf("a")]);
    await until(() => going.length === 1);
    going[0]?.told.begun("u1");
    await end(0, { failed: "Kein Platz" });
    expect(here.attachedTo({ chat: "c" })[0]).toMatchObject({ state: "failed", why: "Kein Platz" });
    here.retryAttachment(here.attachedTo({ chat: "c" })[0]?.key ?? "");
    await until(() => going.length === 2);
    expect(going[1]?.source.upload).toBe("u1");
    expect(here.attachedTo({ chat: "c" })[0]).not.toHaveProperty("why");
  });

  it("go on by themselves where the server could not be reached", async () => {
    here.addFiles({ chat: "c" }, [fileOf("a")]);
    await until(() => going.length === 1);
    await end(0, { failed: null });
    expect(states()).toEqual(["a waiting"]);
    await pass(15_000);
    await until(() => going.length >= 2);
  });

  it("are taken back where they are", async () => {
    here.addFiles({ chat: "c" }, [fileOf("a")]);
    await until(() => going.length === 1);
    going[0]?.told.begun("u1");
    here.removeAttachment(here.attachedTo({ chat: "c" })[0]?.key ?? "");
    expect([going[0]?.stopped, removed, states()]).toEqual([true, ["u1"], []]);
  });

  it("are taken back without a connection, too: with the next one, and are not seen until then", async () => {
    here.addFiles({ chat: "c" }, [fileOf("a")]);
    await until(() => going.length === 1);
    going[0]?.told.begun("u1");
    reachable = false;
    here.removeAttachment(here.attachedTo({ chat: "c" })[0]?.key ?? "");
    await here.takeUploads({ chat: "c" }, [uploadOf("u1")]);
    expect(states()).toEqual([]);
    reachable = true;
    await here.resume();
    await until(() => removed.length === 2);
    await here.resume();
    await settled();
    expect(removed).toEqual(["u1", "u1"]);
  });
});

describe("what was begun before", () => {
  it("goes on after the page was loaded again", async () => {
    here.addFiles({ chat: "c" }, [fileOf("a"), fileOf("b")]);
    await until(() => going.length === 2);
    going[0]?.told.begun("u1");
    here = await page();
    await here.goOn();
    await until(() => going.length === 2);
    expect(going.map(({ source }) => [source.name, source.upload])).toEqual([
      ["a", "u1"],
      ["b", undefined],
    ]);
  });

  it("on another device is shown, and goes on with the same file chosen here", async () => {
    await here.takeUploads({ chat: "c" }, [uploadOf("u1", { received: 4 })]);
    expect(states()).toEqual(["u1 missing"]);
    here.addFiles({ chat: "c" }, [fileOf("u1")]);
    await until(() => going.length === 1);
    expect([going[0]?.source.upload, states()]).toEqual(["u1", ["u1 uploading"]]);
  });

  it("and is complete can be sent from here", async () => {
    const file = { id: "u1", name: "Plan.jpg", kind: "picture", type: "image/jpeg", size: 9 } as const;
    await here.takeUploads({ chat: "c" }, [uploadOf("u1", { file })]);
    expect(here.attachedTo({ chat: "c" })[0]).toMatchObject({ state: "done", file });
    expect(await here.untilArrived(["u1"])).toBe(null);
  });

  it("is gone when the server has it no more", async () => {
    await here.takeUploads({ chat: "c" }, [uploadOf("u1"), uploadOf("u2")]);
    await here.hearOfUpload({ t: "upload.gone", chat: "c", upload: "u1" });
    expect(states()).toEqual(["u2 missing"]);
    await here.takeUploads({ chat: "c" }, []);
    expect(states()).toEqual([]);
  });

  it("for a dialog goes to it, is shown beside its answer alone, and goes with it", async () => {
    here.addFiles({ dialog: "g" }, [fileOf("a")]);
    await until(() => going.length === 1);
    expect([going[0]?.source.dialog, going[0]?.source.chat]).toEqual(["g", undefined]);
    going[0]?.told.begun("u1");
    const upload = { id: "u2", dialog: "g", name: "b", size: 9 } as const;
    await here.hearOfUpload({ t: "upload.of_dialog_changed", upload });
    expect(here.attachedTo({ dialog: "g" }).map(({ name }) => name)).toEqual(["a", "b"]);
    expect([here.attachedTo({ dialog: "other" }), here.attachedTo({ chat: "c" })]).toEqual([[], []]);
    await here.hearOfUpload({ t: "upload.of_dialog_gone", dialog: "g", upload: "u2" });
    expect(here.attachedTo({ dialog: "g" }).map(({ name }) => name)).toEqual(["a"]);
    await here.forgetPlace({ dialog: "g" });
    expect(here.attachments.value).toEqual([]);
  });

  it("for a dialog is begun after those chosen before it, and then goes up beside them", async () => {
    here.addFiles({ dialog: "g" }, [fileOf("a"), fileOf("b")]);
    await until(() => going.length === 1);
    going[0]?.told.begun("u1");
    await until(() => going.length === 2);
    expect(names()).toEqual(["a", "b"]);
  });

  it("for a dialog that ended while this device was away is not kept", async () => {
    here.addFiles({ dialog: "g" }, [fileOf("a")]);
    here.addFiles({ dialog: "h" }, [fileOf("b")]);
    here.addFiles({ chat: "c" }, [fileOf("d")]);
    here = await page();
    await here.keepOnlyFor(new Set(["h"]));
    expect(here.attachments.value.map(({ name }) => name)).toEqual(["b", "d"]);
  });

  it("is the same when the news of it comes before the answer", async () => {
    here.addFiles({ chat: "c" }, [fileOf("a")]);
    await until(() => going.length === 1);
    await here.hearOfUpload({ t: "upload.changed", upload: uploadOf("u1", { name: "a" }) });
    going[0]?.told.begun("u1");
    expect(here.attachedTo({ chat: "c" }).map(({ upload }) => upload)).toEqual(["u1"]);
  });
});

describe("a message waits", () => {
  it("until all its files have arrived", async () => {
    here.addFiles({ chat: "c" }, [fileOf("a"), fileOf("b")]);
    await until(() => going.length === 2);
    const keys = here.attachedTo({ chat: "c" }).map(({ key }) => key);
    let said: string | null | undefined;
    void here.untilArrived(keys).then((why) => {
      said = why;
    });
    await end(0, { done: "u1" });
    expect(said).toBe(undefined);
    await end(1, { done: "u2" });
    expect(said).toBe(null);
  });

  it("for none that does not come", async () => {
    here.addFiles({ chat: "c" }, [fileOf("a")]);
    await until(() => going.length === 1);
    const [key = ""] = here.attachedTo({ chat: "c" }).map((one) => one.key);
    await end(0, { refused: "Zu groß" });
    expect(await here.untilArrived([key])).toBe("a: Zu groß");
    expect(await here.untilArrived(["gone"])).toBe("Eine Datei ist nicht mehr da");
  });
});
