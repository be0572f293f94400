/** A chat server in a few lines, true to the protocol: what the client must agree with at every moment. */

import type {
  Account,
  Chat,
  DialogView,
  Draft,
  Entry,
  EventPush,
  Held,
  Message,
  Page,
  Person,
  Push,
  Settings,
  Snapshot,
  Status,
  TagName,
  TaskNotice,
  TaskView,
  Welcome,
} from "../src/wire/wire";

export const ME: Person = { id: "me", name: "Jana Lindner", kind: "staff" };
export const OTHER: Person = { id: "other", name: "Katrin Ostermann", kind: "customer" };
export const THIRD: Person = { id: "third", name: "Tobias Reuter", kind: "customer" };

export type Act =
  | { readonly do: "say"; readonly who: Person; readonly text: string }
  | { readonly do: "edit" | "delete"; readonly pick: number }
  | { readonly do: "tag"; readonly pick: number; readonly tag: TagName; readonly on: boolean }
  | { readonly do: "rename"; readonly title: string }
  | { readonly do: "task"; readonly budget: number }
  | { readonly do: "join" | "leave" }
  | { readonly do: "read"; readonly who: Person }
  | { readonly do: "unmark"; readonly pick: number }
  | Own;

/** What only oneself hears of, and who is there. */
export type Own =
  | { readonly do: "presence"; readonly who: Person; readonly status: Status }
  | { readonly do: "presence all" | "pin" }
  | { readonly do: "hold" | "review" | "release" | "withdraw"; readonly pick: number }
  | { readonly do: "settings"; readonly theme: "light" | "dark" }
  | { readonly do: "draft"; readonly text: string }
  | { readonly do: "dialog" | "dialog over"; readonly pick: number }
  | { readonly do: "name"; readonly who: Person; readonly name: string }
  | { readonly do: "meet" | "account gone"; readonly pick: number }
  | { readonly do: "account"; readonly pick: number; readonly tags: readonly TagName[] };

export class ModelServer {
  readonly events: EventPush[] = [];
  entries: Entry[] = [];
  members = [ME.id, OTHER.id];
  title = "Tagungshotels";
  budget = 60;
  reads = new Map<string, number>();
  presence = new Map<string, Status>();
  held: Held[] = [];
  settings: Settings = {};
  draft: Draft | null = null;
  dialogs: DialogView[] = [];
  pinned = false;
  accounts = new Map<string, Account>();
  people = new Map([ME, OTHER, THIRD].map((person) => [person.id, person]));
  readonly #heard: Push[] = [];

  constructor() {
    const at = this.#at();
    this.#push({ t: "chat.created", chat: "c", seq: 1, actor: ME.id, at });
    this.entries.push({ t: "notice", seq: 1, kind: "created", actor: ME.id, at });
  }

  get head(): number {
    return this.events.length;
  }

  /** Does it, and returns the pushes that come of it, in order. */
  act(act: Act): readonly Push[] {
    const heard = this.#heard.length;
    this.#do(act);
    return this.#heard.slice(heard);
  }

  chat(): Chat {
    const last = this.entries.findLast((entry): entry is Message => entry.t === "message");
    const read = this.reads.get(ME.id) ?? 0;
    const unread = this.entries.filter(
      (e) => e.t === "message" && !e.deleted && e.author !== ME.id && e.seq > read,
    ).length;
    return {
      id: "c",
      kind: "task",
      title: this.title,
      head: this.head,
      created_at: 1,
      read,
      unread,
      pinned: this.pinned,
      ...(last && {
        last: {
          seq: last.seq,
          author: last.author,
          at: last.at,
          excerpt: [...last.text].slice(0, 140).join(""),
          ...(last.deleted && { deleted: true }),
        },
      }),
    };
  }

  task(): TaskView {
    return {
      chat: "c",
      account: "a",
      title: this.title,
      status: "review",
      created_by: ME.id,
      by_customer: false,
      created: 1,
      terms: { description: "", budget: this.budget },
      next: { turn: "assistant", what: "review" },
      times: { used: 0, recorded: 0 },
    };
  }

  welcome(): Welcome {
    return {
      level: 1,
      version: "1",
      epoch: "e",
      now: 0,
      day: { quiet: false, until: 1 },
      me: { person: this.#person(ME), email: "", language: "de", address: "du" },
      accounts: [...this.accounts.values()],
      people: [...this.people.values()],
      chats: [this.chat()],
      settings: this.settings,
      drafts: this.draft ? [this.draft] : [],
      held: this.held,
      presence: this.#present(),
    };
  }

  snapshot(limit: number, around?: number): Snapshot {
    const end = around === undefined ? this.entries.length : Math.min(this.entries.length, around + limit);
    const start = Math.max(0, end - limit);
    return {
      chat: this.chat(),
      entries: this.entries.slice(start, end),
      more_before: start > 0,
      more_after: end < this.entries.length,
      members: [...this.members],
      reads: [...this.reads]
        .filter(([p]) => this.members.includes(p))
        .map(([person, seq]) => ({ person, seq })),
      people: [],
    };
  }

  page(where: { before: number } | { after: number }, limit: number): Page {
    const before = "before" in where;
    const side = this.entries.filter((e) => (before ? e.seq < where.before : e.seq > where.after));
    const entries = before ? side.slice(-limit) : side.slice(0, limit);
    const cut = side.length > entries.length;
    return { entries, people: [], more_before: before ? cut : true, more_after: before ? true : cut };
  }

  #do(act: Act): void {
    const seq = this.head + 1;
    const at = this.#at();
    switch (act.do) {
      case "say": {
        const message: Message = { t: "message", seq, author: act.who.id, at, text: act.text };
        this.entries.push(message);
        this.reads.set(act.who.id, seq);
        this.#push({ t: "message.created", chat: "c", seq, message });
        if (act.who !== ME) this.#tell({ t: "read.moved", chat: "c", person: act.who.id, seq });
        return;
      }
      case "edit":
      case "delete":
        this.#change(act, seq, at);
        return;
      case "tag":
        this.#tag(act, seq, at);
        return;
      case "task": {
        this.budget = act.budget;
        const entry: TaskNotice = { t: "task", seq, code: "agreed", actor: OTHER.id, at };
        this.entries.push(entry);
        this.#push({ t: "task.changed", chat: "c", seq, entry, task: this.task() });
        return;
      }
      case "rename":
        this.title = act.title;
        this.entries.push({ t: "notice", seq, kind: "renamed", actor: ME.id, at, title: act.title });
        this.#push({ t: "chat.renamed", chat: "c", seq, title: act.title, actor: ME.id, at });
        return;
      case "join":
        if (this.members.includes(THIRD.id)) return;
        this.members.push(THIRD.id);
        this.entries.push({ t: "notice", seq, kind: "joined", actor: ME.id, at, person: THIRD.id });
        this.#push({ t: "member.joined", chat: "c", seq, person: this.#person(THIRD), actor: ME.id, at });
        return;
      case "leave":
        if (!this.members.includes(THIRD.id)) return;
        this.members = this.members.filter((id) => id !== THIRD.id);
        this.reads.delete(THIRD.id);
        this.entries.push({ t: "notice", seq, kind: "left", actor: ME.id, at, person: THIRD.id });
        this.#push({ t: "member.left", chat: "c", seq, person: THIRD.id, actor: ME.id, at });
        return;
      case "read":
        this.#read(act.who);
        return;
      case "unmark":
        this.#unmark(act.pick);
        return;
      default:
        this.#own(act);
    }
  }

  /** As a customer sees it who is there: whoever is not offline. */
  #present() {
    return [...this.presence].map(([person, status]) => ({ person, status }));
  }

  #person({ id }: Person): Person {
    return this.people.get(id) ?? ME;
  }

  #unmark(pick: number): void {
    const all = this.entries.filter((e) => e.t === "message");
    const message = all[pick % Math.max(1, all.length)];
    if (message === undefined || message.seq > (this.reads.get(ME.id) ?? 0)) return;
    this.reads.set(ME.id, message.seq - 1);
    const unread = this.chat().unread ?? 0;
    this.#tell({ t: "read.own", chat: "c", seq: message.seq - 1, unread, back: true });
  }

  #own(act: Own): void {
    switch (act.do) {
      case "presence":
        this.presence.delete(act.who.id);
        if (act.status !== "offline") this.presence.set(act.who.id, act.status);
        this.#tell({ t: "presence", person: act.who.id, status: act.status });
        return;
      case "presence all":
        this.presence = new Map([[OTHER.id, "online"]]);
        this.#tell({ t: "presence.all", presence: this.#present() });
        return;
      case "pin":
        this.pinned = !this.pinned;
        this.#tell({ t: "chat.pinned", chat: "c", pinned: this.pinned });
        return;
      case "settings":
        this.settings = { theme: act.theme };
        this.#tell({ t: "settings.changed", settings: this.settings });
        return;
      case "draft":
        this.draft = act.text === "" ? null : { chat: "c", text: act.text };
        this.#tell({ t: "draft.changed", draft: { chat: "c", text: act.text } });
        return;
      case "name": {
        const person = { ...act.who, name: act.name };
        this.people.set(person.id, person);
        this.#tell({ t: "person.changed", person });
        return;
      }
      case "dialog":
      case "dialog over":
        this.#converse(act);
        return;
      case "meet":
      case "account":
      case "account gone":
        this.#see(act);
        return;
      default:
        this.#hold(act);
    }
  }

  /** One sees somebody new, or an account as it is now, or no more. */
  #see(act: Extract<Own, { do: "meet" | "account" | "account gone" }>): void {
    const id = String(act.pick % 3);
    if (act.do === "meet") {
      const person: Person = { id: `p${id}`, name: `Nora ${act.pick}`, kind: "staff" };
      this.people.set(person.id, person);
      this.#tell({ t: "people.added", people: [person] });
    } else if (act.do === "account") {
      const account: Account = { id, name: "Wieland", tags: [...act.tags] };
      this.accounts.set(id, account);
      this.#tell({ t: "account.changed", account });
    } else if (this.accounts.delete(id)) this.#tell({ t: "account.removed", account: id });
  }

  /** One of three dialogs goes on, or ends. */
  #converse(act: { do: "dialog" | "dialog over"; pick: number }): void {
    const id = `g${String(act.pick % 3)}`;
    const number = (this.dialogs.find((one) => one.id === id)?.number ?? -1) + 1;
    const status = act.do === "dialog" ? "open" : "cancelled";
    const told = { id, number, status, script: "new_task", step: "title", title: "", question: "" } as const;
    const dialog: DialogView = { ...told, at: 1, of: 7, started: 0, changed: this.#at() };
    this.dialogs = this.dialogs.filter((one) => one.id !== id);
    if (status === "open") this.dialogs.push(dialog);
    this.#tell({ t: "dialog.changed", dialog });
  }

  #hold(act: { do: "hold" | "review" | "release" | "withdraw"; pick: number }): void {
    const one = this.held[act.pick % Math.max(1, this.held.length)];
    if (act.do === "hold") {
      const id = `h${String(act.pick).padStart(4, "0")}`;
      const held: Held = { id, chat: "c", act: "send", at: act.pick, release_at: 9, text: `${act.pick}` };
      this.#keep(held);
    } else if (one !== undefined && act.do === "review") this.#keep({ ...one, state: "review" });
    else if (one !== undefined) {
      this.held = this.held.filter((other) => other !== one);
      const gone = { t: "held.gone", chat: "c", held: one.id } as const;
      if (act.do === "release") this.#do({ do: "say", who: ME, text: one.text ?? "" });
      this.#tell(act.do === "release" ? { ...gone, seq: this.head } : gone);
    }
  }

  #keep(held: Held): void {
    this.held = [...this.held.filter((one) => one.id !== held.id), held];
    this.held.sort((a, b) => a.release_at - b.release_at || a.at - b.at);
    this.#tell({ t: "held.changed", held });
  }

  #read(who: Person): void {
    if (!this.members.includes(who.id)) return;
    this.reads.set(who.id, this.head);
    if (who === ME) this.#tell({ t: "read.own", chat: "c", seq: this.head, unread: 0 });
    else this.#tell({ t: "read.moved", chat: "c", person: who.id, seq: this.head });
  }

  #change(act: { do: "edit" | "delete"; pick: number }, seq: number, at: number): void {
    const all = this.entries.filter((e): e is Message => e.t === "message" && !e.deleted);
    const message = all[act.pick % Math.max(1, all.length)];
    if (message === undefined) return;
    const place = this.entries.indexOf(message);
    const edited = (message.edited ?? 0) + 1;
    if (act.do === "edit") {
      const text = `${message.text}!`;
      this.entries[place] = { ...message, text, edited };
      this.#push({ t: "message.edited", chat: "c", seq, of: message.seq, text, edited, at });
    } else {
      const { tags: _gone, ...left } = message;
      const deleted = { ...left, text: "", deleted: true };
      this.entries[place] = message.tags_seq === undefined ? deleted : { ...deleted, tags_seq: seq };
      this.#push({ t: "message.deleted", chat: "c", seq, of: message.seq, at, author: message.author });
    }
  }

  #tag(act: { pick: number; tag: TagName; on: boolean }, seq: number, at: number): void {
    const all = this.entries.filter((e): e is Message => e.t === "message" && !e.deleted);
    const message = all[act.pick % Math.max(1, all.length)];
    if (message === undefined) return;
    const { tag, on } = act;
    const others = (message.tags ?? []).filter((mark) => mark.tag !== tag);
    const tags = on ? [...others, { tag, by: ME.id }] : others;
    this.entries[this.entries.indexOf(message)] = { ...message, tags, tags_seq: seq };
    this.#push({ t: "message.tagged", chat: "c", seq, of: message.seq, tag, on, by: ME.id, at });
  }

  #at(): number {
    return 1_000 * (this.head + 1);
  }

  #push(push: EventPush): void {
    this.events.push(push);
    this.#tell(push);
  }

  #tell(push: Push): void {
    this.#heard.push(push);
  }
}
