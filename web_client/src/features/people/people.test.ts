// @vitest-environment happy-dom

import { beforeEach, describe, expect, it } from "vitest";
import { JANA, KATRIN, load } from "../../../tests/page";
import type { Person } from "../../wire/wire";

async function page() {
  const loaded = await load();
  return {
    ...loaded,
    ...(await import("./assignments")),
    ...(await import("./colleagues")),
    ...(await import("./names")),
    ...(await import("../profiles/profile")),
    ...(await import("../tasks/creation")),
    toast: (await import("../../kit/toast")).toast,
  };
}

let here: Awaited<ReturnType<typeof page>>;
beforeEach(async () => {
  here = await page();
});

const MILAN: Person = { id: "milan", name: "Milan Ahrens", kind: "staff", role: "assistant" };
const PAUL: Person = { id: "paul", name: "Paul Wieland", kind: "customer", account: "awie" };
const people = [JANA, MILAN, KATRIN, PAUL];
const accounts = [
  { id: "aost", name: "Ostermann", staff: ["jana"] },
  { id: "awie", name: "Wieland" },
];
const as = (person: Person) =>
  here.welcome({ people, accounts, me: { person, email: "", language: "de", address: "du" } });

describe("whom one may write to", () => {
  it("are colleagues and the own customers for assistants", async () => {
    await as(JANA);
    expect(people.filter(here.isReachable).map(({ id }) => id)).toEqual(["milan", "katrin"]);
  });

  it("are all for management", async () => {
    await as({ ...JANA, role: "management" });
    expect(people.filter(here.isReachable).map(({ id }) => id)).toEqual(["milan", "katrin", "paul"]);
  });

  it("are the own assistants for customers", async () => {
    await as(KATRIN);
    expect(people.filter(here.isReachable).map(({ id }) => id)).toEqual(["jana"]);
  });

  it("change with who is assigned", async () => {
    await as(MILAN);
    expect(here.isReachable(PAUL)).toBe(false);
    await here.push({ t: "account.changed", account: { id: "awie", name: "Wieland", staff: ["milan"] } });
    expect(here.isReachable(PAUL)).toBe(true);
  });
});

describe("for whom one may create tasks", () => {
  it("are the customers one is assigned to, all for management, and oneself", async () => {
    const may = () => accounts.filter(({ id }) => here.mayCreateTask({ account: id })).map(({ id }) => id);
    await as(JANA);
    expect([may(), here.mayCreateAnyTask.value, here.mayCreateTask({})]).toEqual([["aost"], true, false]);
    await as(MILAN);
    expect([may(), here.mayCreateAnyTask.value]).toEqual([[], false]);
    await as({ ...JANA, role: "management" });
    expect(may()).toEqual(["aost", "awie"]);
  });
});

describe("what people are called", () => {
  it("is their first name, their customer's, their role, as the reader may know it", async () => {
    await as(JANA);
    expect([here.firstName("milan"), here.firstName("nobody")]).toEqual(["Milan", "…"]);
    expect([here.roleText(KATRIN), here.accountName("aost"), here.accountName(undefined)]).toEqual([
      "Ostermann",
      "Ostermann",
      "",
    ]);
    const toStaff = here.roleText(MILAN);
    await as(KATRIN);
    expect(here.roleText(MILAN)).not.toBe(toStaff);
    expect(here.accountName("aost")).toBe("");
  });

  it("has colleagues in their order", async () => {
    await as(JANA);
    const nora = { ...MILAN, id: "nora", name: "Ümit Nordmann" };
    await here.push({ t: "people.added", people: [nora] });
    expect(here.colleagues([]).map(({ id }) => id)).toEqual(["milan", "nora"]);
    expect(here.colleagues(["milan"]).map(({ id }) => id)).toEqual(["nora"]);
  });
});

describe("one's own name", () => {
  const mine = () => here.store.state.value.me?.person.name;

  it("is another one once the server has it, wherever it is read", async () => {
    await as(JANA);
    void here.setName("Jana L.");
    expect(mine()).toBe("Jana Lindner");
    await here.reply("profile.set", {});
    expect([mine(), here.store.people.value.get("jana")?.name]).toEqual(["Jana L.", "Jana L."]);
  });

  it("stays when it is refused, and cannot be set at the door", async () => {
    await here.setName("Niemand");
    await as(JANA);
    void here.setName("Jana\n");
    await here.refuse("profile.set", "bad_request");
    expect([mine(), here.toast.value?.text]).toEqual(["Jana Lindner", expect.stringContaining("Nein")]);
  });
});
