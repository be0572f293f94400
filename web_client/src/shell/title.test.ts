// @vitest-environment happy-dom

import { expect, it } from "vitest";
import { chatOf, load } from "../../tests/page";

it("says how much is new and where one is, in the title and in its icon", async () => {
  document.head.innerHTML = '<link rel="icon" href="">';
  const here = await load();
  const { pageTitle } = await import("../kit/browser/page_title");
  const { syncTitle } = await import("./title");
  syncTitle();
  const icon = () => document.querySelector<HTMLLinkElement>("link[rel=icon]")?.href;
  const [title, plain] = [document.title, icon()];
  pageTitle.value = "Hotels";
  await here.welcome({ chats: [chatOf({ unread: 2 }), chatOf({ id: "d", unread: 1 })] });
  expect(document.title).toBe(`(3) Hotels · ${title}`);
  expect(icon()).not.toBe(plain);
  await here.push({ t: "read.own", chat: "c", seq: 3, unread: 0 });
  await here.push({ t: "read.own", chat: "d", seq: 3, unread: 0 });
  expect([document.title, icon()]).toEqual([`Hotels · ${title}`, plain]);
});
