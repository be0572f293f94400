// @vitest-environment happy-dom

import { render } from "preact";
import { beforeEach, expect, it } from "vitest";
import { load, settled, welcomeOf } from "../../tests/page";

async function page() {
  const loaded = await load();
  loaded.store.state.value = { ...loaded.store.state.value, me: welcomeOf().me };
  return { ...loaded, ...(await import("./kept_form")) };
}

let here: Awaited<ReturnType<typeof page>>;
beforeEach(async () => {
  here = await page();
});

const INITIAL = { text: "", when: { day: "", time: "" }, chosen: [] as readonly string[] };

/** A form as it is opened, and how it is closed. */
async function opened(name = "c note", initial = INITIAL) {
  let form: ReturnType<typeof here.useKeptForm<typeof INITIAL>> | undefined;
  function View() {
    form = here.useKeptForm(name, initial);
    return null;
  }
  const box = document.createElement("div");
  render(<View />, box);
  await settled();
  if (form === undefined) throw new Error("not drawn");
  return { ...form, close: () => render(null, box) };
}

it("opens as it was closed, until it is reset", async () => {
  const first = await opened();
  expect(first.isRestored.value).toBe(false);
  first.fields.text.value = "Halb";
  first.fields.when.value = { day: "2026-11-24", time: "" };
  first.close();
  const second = await opened();
  expect([second.isRestored.value, second.fields.text.value, second.fields.when.value.day]).toEqual([
    true,
    "Halb",
    "2026-11-24",
  ]);
  second.reset();
  expect([second.isRestored.value, second.fields.text.value, localStorage.length]).toEqual([false, "", 0]);
});

it("is reset after it was closed, too: the act was done then", async () => {
  const form = await opened();
  form.fields.text.value = "Gesendet";
  form.close();
  form.reset();
  expect((await opened()).fields.text.value).toBe("");
});

it("keeps only what was changed: the rest follows what it opens with", async () => {
  const first = await opened();
  first.fields.text.value = "Meins";
  first.close();
  const second = await opened("c note", { ...INITIAL, text: "Anders", chosen: ["a"] });
  expect([second.fields.text.value, second.fields.chosen.value]).toEqual(["Meins", ["a"]]);
  second.close();
  expect((await opened("c note", { ...INITIAL, text: "Meins" })).isRestored.value).toBe(false);
});

it("is another one for another name, and for another person", async () => {
  (await opened()).fields.text.value = "Geheim";
  expect((await opened("d note")).fields.text.value).toBe("");
  const { me } = welcomeOf();
  here.store.state.value = {
    ...here.store.state.value,
    me: { ...me, person: { ...me.person, id: "milan" } },
  };
  expect((await opened()).fields.text.value).toBe("");
});

it.each([
  "{",
  "7",
  "null",
  '{"at":1}',
  '{"at":1,"values":{"text":4,"when":"x","chosen":{}}}',
  '{"at":1,"values":null}',
])("survives a memory that is no form: %s", async (memory) => {
  localStorage.setItem("fe.kept.jana.c note", memory);
  const { fields, isRestored } = await opened();
  expect([isRestored.value, fields.text.value, fields.when.value, fields.chosen.value]).toEqual([
    false,
    "",
    INITIAL.when,
    [],
  ]);
});

it("is forgotten after two weeks, and by who signs out", async () => {
  (await opened()).fields.text.value = "Neu";
  (await opened("d")).fields.text.value = "Auch neu";
  localStorage.setItem(
    "fe.kept.milan.c",
    JSON.stringify({ at: Date.now() - 15 * 86_400_000, values: { text: "Alt" } }),
  );
  here.forgetOldForms();
  expect(localStorage.length).toBe(2);
  here.forgetForms();
  expect(localStorage.length).toBe(0);
});
