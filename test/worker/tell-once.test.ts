import { env } from "cloudflare:workers";
import { type NoticePost, tellOnce } from "@allteach/actions/tell-once";
import type { NetworkId } from "@allteach/domain/identity";
import { Address } from "@allteach/mail/address";
import type { Message } from "@allteach/mail/message";
import type { Sent, Transport } from "@allteach/mail/transport";
import { openDirectory } from "@allteach/store/directory";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { newNetwork, type Person } from "../support/world.ts";

const MINUTE_MS = 60_000;

let network: NetworkId;
let person: Person;
let sent: Message[];
let now: Date;

type Answer = Sent | "silence";
const went: Sent = { kind: "sent", id: "1" };
const later: Sent = { kind: "refused", permanent: false, because: "busy" };
const never: Sent = { kind: "refused", permanent: true, because: "no such address" };

function post(promises: Transport["promises"], ...answers: Answer[]): NoticePost {
  const transport: Transport = {
    ...{ name: "fake", promises },
    async send(message) {
      sent.push(message);
      const answer = answers.shift() ?? went;
      if (answer === "silence") throw new Error("no answer");
      return answer;
    },
  };
  const from = { name: "Allteach", address: Address.parse("mail@allteach.example") };
  return { directory: openDirectory(env.DIRECTORY), transport, from, now };
}

const tell = (through: NoticePost, ...matters: string[]) =>
  tellOnce({ ...through, now }, network, person, matters, (news) => ({
    ...{ subject: news.join(), text: news.join(), html: news.join() },
  }));
const pass = (minutes: number) => {
  now = new Date(now.getTime() + minutes * MINUTE_MS);
};
const subjects = () => sent.map(({ subject }) => subject);

beforeAll(async () => {
  const made = await newNetwork();
  person = made.leader;
  const row = await env.DIRECTORY.prepare("select id from network where slug = ?")
    .bind(made.slug)
    .first<{ id: NetworkId }>();
  network = row?.id as NetworkId;
});

beforeEach(async () => {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  [sent, now] = [[], new Date()];
  await env.DIRECTORY.prepare("delete from notice").run();
});

describe("telling somebody once", () => {
  it("sends what is new in one mail, and what they were told of never again", async () => {
    const through = post("once");

    expect(await tell(through, "one", "two")).toBe(true);
    expect(await tell(through, "one", "two", "three")).toBe(true);
    pass(600);
    expect(await tell(through, "one", "two", "three")).toBe(true);

    expect(subjects()).toEqual(["one,two", "three"]);
  });

  it("tries again what was refused for now, and leaves what was refused for good", async () => {
    const through = post("may-be-unknown", later, went);

    expect(await tell(through, "one")).toBe(false);
    expect(await tell(through, "one")).toBe(true);
    expect(subjects()).toEqual(["one", "one"]);

    const dead = post("may-be-unknown", never);
    expect(await tell(dead, "two")).toBe(true);
    expect(await tell(dead, "two")).toBe(true);
    expect(subjects()).toEqual(["one", "one", "two"]);
  });

  it("repeats what had no answer with the same key, after its lease, where keys are known", async () => {
    const through = post("once", "silence");

    expect(await tell(through, "one")).toBe(false);
    expect(await tell(through, "one")).toBe(false);
    expect(sent).toHaveLength(1);
    pass(16);
    expect(await tell(through, "one")).toBe(true);

    expect(new Set(sent.map(({ key }) => key)).size).toBe(1);
    expect(sent).toHaveLength(2);
  });

  it("never repeats it where a second mail could be a second delivery", async () => {
    const through = post("may-be-unknown", "silence");

    expect(await tell(through, "one")).toBe(true);
    pass(600);
    expect(await tell(through, "one")).toBe(true);

    expect(sent).toHaveLength(1);
  });
});
