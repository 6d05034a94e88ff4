import { describe, expect, it } from "vitest";
import { messageOf } from "./message.ts";
import {
  type ObjectShelf,
  outboxFile,
  outboxMail,
  outboxMails,
  outboxTransport,
} from "./outbox-transport.ts";
import { draft } from "./sample-draft.ts";

class MemoryShelf implements ObjectShelf {
  readonly objects = new Map<string, Uint8Array>();
  async putIfAbsent(key: string, bytes: Uint8Array) {
    if (this.objects.has(key)) return false;
    this.objects.set(key, bytes);
    return true;
  }
  async get(key: string) {
    return this.objects.get(key);
  }
  async list(prefix: string, limit: number) {
    const keys = [...this.objects.keys()].filter((key) => key.startsWith(prefix));
    return keys.sort().slice(0, limit);
  }
}

const october = new Date("2026-11-21T07:00:00Z");
const november = new Date("2026-12-21T07:00:00Z");
const keyed = (key: string) => messageOf({ ...draft, key });

describe("the outbox", () => {
  it("shows a mail with its links and its files' sizes", async () => {
    const shelf = new MemoryShelf();
    const bytes = new Uint8Array([1, 2, 3]);
    const attachments = [{ name: "falls.png", type: "image/png", bytes, contentId: "falls" }];
    const listUnsubscribe = "http://localhost:8787/stop";
    const message = messageOf({ ...draft, attachments, headers: { listUnsubscribe } });

    const sent = await outboxTransport(shelf, () => october).send(message);

    const id = sent.kind === "sent" ? sent.id : "";
    expect(await outboxMails(shelf)).toEqual([
      {
        id,
        to: "ada@north.example",
        subject: "October 2026: falls fell",
        text: draft.text,
        html: draft.html,
        links: [
          "http://localhost:8787/n/safety?a=1&b=2",
          "http://localhost:8787/n/safety/measures/FALLS",
        ],
        attachments: [{ name: "falls.png", type: "image/png", bytes: 3, contentId: "falls" }],
        at: "2026-11-21T07:00:00.000Z",
        from: "Patient safety network <reports@allteach.example>",
        headers: {
          "Auto-Submitted": "auto-generated",
          "List-Unsubscribe": "<http://localhost:8787/stop>",
          "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        },
      },
    ]);
    expect(await outboxMail(shelf, id)).toMatchObject({ id });
    expect(await outboxFile(shelf, id, 0)).toEqual(bytes);
  });

  it("lists the newest first, as many as asked for", async () => {
    const shelf = new MemoryShelf();
    await outboxTransport(shelf, () => october).send(keyed("one"));
    await outboxTransport(shelf, () => november).send(keyed("two"));

    const dates = (await outboxMails(shelf)).map(({ at }) => at);
    expect(dates).toEqual([november.toISOString(), october.toISOString()]);
    expect(await outboxMails(shelf, 1)).toHaveLength(1);
  });

  it("changes nothing at a second attempt with the same key, however late", async () => {
    const shelf = new MemoryShelf();
    const first = await outboxTransport(shelf, () => october).send(keyed("same"));
    const before = new Map(shelf.objects);
    const again = messageOf({ ...draft, key: "same", subject: "Something else" });

    const second = await outboxTransport(shelf, () => november).send(again);

    expect(second).toEqual(first);
    expect(shelf.objects).toEqual(before);
  });

  it("keeps one mail when the same key arrives twenty times at once", async () => {
    const shelf = new MemoryShelf();
    const transport = outboxTransport(shelf, () => october);
    await Promise.all(Array.from({ length: 20 }, () => transport.send(keyed("same"))));

    expect(await outboxMails(shelf)).toHaveLength(1);
  });

  it("completes what an attempt cut off after any step left behind", async () => {
    for (const stepsBeforeTheCut of [0, 1, 2]) {
      const shelf = new MemoryShelf();
      const cut = new CutShelf(shelf, stepsBeforeTheCut);
      const attachments = [{ name: "a.png", type: "image/png", bytes: new Uint8Array(1) }];
      const message = messageOf({ ...draft, attachments });
      await expect(outboxTransport(cut, () => october).send(message)).rejects.toThrow("cut off");

      await outboxTransport(shelf, () => november).send(message);

      expect(await outboxMails(shelf)).toHaveLength(1);
    }
  });

  it("has no mail of an unknown id", async () => {
    expect(await outboxMail(new MemoryShelf(), "none")).toBeUndefined();
  });
});

class CutShelf implements ObjectShelf {
  readonly #shelf: ObjectShelf;
  #steps: number;
  constructor(shelf: ObjectShelf, steps: number) {
    this.#shelf = shelf;
    this.#steps = steps;
  }
  async putIfAbsent(key: string, bytes: Uint8Array, type: string) {
    if (this.#steps === 0) throw new Error("cut off");
    this.#steps -= 1;
    return this.#shelf.putIfAbsent(key, bytes, type);
  }
  get(key: string) {
    return this.#shelf.get(key);
  }
  list(prefix: string, limit: number) {
    return this.#shelf.list(prefix, limit);
  }
}
