/** A chat server in a few lines, true to the protocol: what the client must agree with at every moment. */

import type {
  Chat,
  Entry,
  EventPush,
  Message,
  Page,
  Person,
  Push,
  Snapshot,
  Welcome,
} from "../src/wire/wire";

export const ME: Person = { id: "me", name: "Jana Lindner", kind: "staff" };
export const OTHER: Person = { id: "other", name: "Katrin Ostermann", kind: "customer" };
export const THIRD: Person = { id: "third", name: "Tobias Reuter", kind: "customer" };

export type Act =
  | { readonly do: "say"; readonly who: Person; readonly text: string }
  | { readonly do: "edit" | "delete"; readonly pick: number }
  | { readonly do: "rename"; readonly title: string }
  | { readonly do: "join" | "leave" }
  | { readonly do: "read"; readonly who: Person };

export class ModelServer {
  readonly events: EventPush[] = [];
  entries: Entry[] = [];
  members = [ME.id, OTHER.id];
  title = "Tagungshotels";
  reads = new Map<string, number>();
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
    const unread = this.entries.filter((e) => e.t === "message" && e.author !== ME.id && e.seq > read).length;
    return {
      id: "c",
      kind: "task",
      title: this.title,
      head: this.head,
      created_at: 1,
      read,
      unread,
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

  welcome(): Welcome {
    return {
      level: 1,
      version: "1",
      epoch: "e",
      now: 0,
      day: { quiet: false, until: 1 },
      me: { person: ME, email: "", language: "de", address: "du" },
      accounts: [],
      people: [ME, OTHER, THIRD],
      chats: [this.chat()],
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
      case "rename":
        this.title = act.title;
        this.entries.push({ t: "notice", seq, kind: "renamed", actor: ME.id, at, title: act.title });
        this.#push({ t: "chat.renamed", chat: "c", seq, title: act.title, actor: ME.id, at });
        return;
      case "join":
        if (this.members.includes(THIRD.id)) return;
        this.members.push(THIRD.id);
        this.entries.push({ t: "notice", seq, kind: "joined", actor: ME.id, at, person: THIRD.id });
        this.#push({ t: "member.joined", chat: "c", seq, person: THIRD, actor: ME.id, at });
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
    }
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
      this.entries[place] = { ...message, text: "", deleted: true };
      this.#push({ t: "message.deleted", chat: "c", seq, of: message.seq, at });
    }
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
