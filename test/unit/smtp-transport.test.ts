import { Address } from "@allteach/mail/address";
import { type Draft, messageOf } from "@allteach/mail/message";
import { draft } from "@allteach/mail/sample-draft";
import { smtpTransport } from "@allteach/mail/smtp-transport";
import type { SmtpServer } from "@allteach/mail/smtp-url";
import PostalMime from "postal-mime";
import { afterEach, describe, expect, it } from "vitest";
import { closeServers, realServer, type Script, scriptedServer } from "../support/smtp-servers.ts";

const now = () => new Date("2026-11-21T07:00:00Z");
const sendTo = (server: SmtpServer, changes: Partial<Draft> = {}, deadlineMilliseconds = 20_000) =>
  smtpTransport({ server, now, deadlineMilliseconds }).send(messageOf({ ...draft, ...changes }));

/** A server that says this one thing to the lines that begin so. */
const saying =
  (start: string, reply: string): Script =>
  (line) =>
    line.startsWith(start) && (start !== "" || line === "") ? reply : "";

afterEach(closeServers);

describe("a mail sent through a real SMTP server", () => {
  it("arrives once, intact, with the server's word for it", async () => {
    const { server, received } = await realServer();

    const sent = await sendTo(server);

    expect(sent).toEqual({ kind: "sent", id: "250 queued as 4711" });
    expect(received).toHaveLength(1);
    expect(received[0]).toMatchObject({
      from: "reports@allteach.example",
      to: ["ada@north.example"],
    });
    const read = await PostalMime.parse(received[0]?.bytes ?? "");
    expect(read.subject).toBe(draft.subject);
    expect(read.text?.trim()).toBe(draft.text);
    expect(read.html?.trim()).toBe(draft.html);
  });

  it("keeps lines that begin with dots, and dots alone", async () => {
    const { server, received } = await realServer();
    const text = ".\n..\n.hidden\n...\nend\n.";

    await sendTo(server, { text, html: "<pre>\n.\n..\n</pre>" });

    const read = await PostalMime.parse(received[0]?.bytes ?? "");
    expect(read.text?.trim()).toBe(text);
    expect(read.html?.trim()).toBe("<pre>\n.\n..\n</pre>");
  });

  it("carries a megabyte byte for byte", async () => {
    const { server, received } = await realServer();
    const bytes = Uint8Array.from({ length: 1_048_576 }, (_, place) => (place * 7919) >> 5);

    await sendTo(server, { attachments: [{ name: "all.bin", type: "image/png", bytes }] });

    const read = await PostalMime.parse(received[0]?.bytes ?? "");
    const content = read.attachments[0]?.content as ArrayBuffer;
    expect(Buffer.from(content).equals(Buffer.from(bytes))).toBe(true);
  });

  it("goes to a server that asks who we are", async () => {
    const asked: unknown[] = [];
    const { server, received } = await realServer({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth({ username, password }, _session, done) {
        asked.push([username, password]);
        done(password === "pä ss" ? null : new Error("no"), { user: username });
      },
    });

    const sent = await sendTo({ ...server, user: "api", password: "pä ss" });
    const turnedAway = await sendTo({ ...server, user: "api", password: "wrong" });

    expect(sent.kind).toBe("sent");
    expect(asked[0]).toEqual(["api", "pä ss"]);
    expect(turnedAway).toMatchObject({ kind: "refused", permanent: false });
    expect(received).toHaveLength(1);
  });

  it("is not sent where encryption is asked for and not offered", async () => {
    const { server, received } = await realServer();
    const sent = await sendTo({ ...server, encryption: "starttls" });
    expect(sent).toMatchObject({ kind: "refused", permanent: false });
    expect(received).toEqual([]);
  });

  it("is not sent to a server whose certificate nobody vouches for", async () => {
    const { server, received } = await realServer({ disabledCommands: [] });
    const encrypted = await realServer({ secure: true });

    expect(await sendTo({ ...server, encryption: "starttls" })).toMatchObject({ kind: "refused" });
    expect(await sendTo({ ...encrypted.server, encryption: "tls" })).toMatchObject({
      kind: "refused",
      permanent: false,
    });
    expect([...received, ...encrypted.received]).toEqual([]);
  });

  it("has no second recipient in an address with a line break", () => {
    const address = "ada@north.example>\r\nRCPT TO:<eve@evil.example";
    expect(Address.safeParse(address).success).toBe(false);
  });
});

describe("a server that says no", () => {
  it.each<[string, string, object]>([
    [
      "RCPT TO",
      "550 5.1.1 No such user here",
      {
        permanent: true,
        because:
          "the mail server refused it: there is no such mailbox (550 5.1.1 No such user here)",
        addressTakesNone: true,
      },
    ],
    ["RCPT TO", "452 4.2.2 Mailbox full", { permanent: false, retryAfterSeconds: 600 }],
    [
      "RCPT TO",
      "450-4.2.0 Greylisted,\r\n450 4.2.0 try again later",
      {
        permanent: false,
        because:
          "the mail server asked to wait: the mailbox cannot be used (450-4.2.0 Greylisted, try again later)",
      },
    ],
    ["MAIL FROM", "550 5.7.1 Sender not verified", { permanent: false, retryAfterSeconds: 3600 }],
    ["MAIL FROM", "552 5.3.4 Message too big", { permanent: true }],
    ["DATA", "451 4.3.0 Not now", { permanent: false }],
    ["DATA", "554 5.7.1 Not from you", { permanent: true }],
    [".", "554 5.6.0 Looks like spam", { permanent: true }],
    [".", "451 4.3.2 Try again", { permanent: false, retryAfterSeconds: 600 }],
    [".", "421 4.3.2 Going down", { permanent: false }],
    ["", "554 No service for you", { permanent: false, retryAfterSeconds: 3600 }],
    ["", "421 Too busy", { permanent: false, retryAfterSeconds: 600 }],
  ])("to %s with %j", async (command, reply, expected) => {
    const { server } = await scriptedServer(saying(command, reply));
    expect(await sendTo(server)).toMatchObject({ kind: "refused", ...expected });
  });
});

describe("a server that refuses the mail and not the address", () => {
  it.each([
    ["RCPT TO", "550 5.7.1 Blocked by a rule"],
    ["RCPT TO", "550 No"],
    ["DATA", "554 5.1.1 Not from you"],
  ])("says nothing against the address: to %s with %j", async (command, reply) => {
    const { server } = await scriptedServer(saying(command, reply));
    expect(await sendTo(server)).not.toHaveProperty("addressTakesNone");
  });
});

describe("a server that breaks off", () => {
  it.each(["", "EHLO", "MAIL FROM", "RCPT TO", "DATA"])(
    "at %j has certainly delivered nothing",
    async (command) => {
      for (const end of ["cut", "silence"]) {
        const { server } = await scriptedServer(saying(command, end));
        const sent = await sendTo(server, {}, end === "cut" ? 20_000 : 200);
        expect(sent).toMatchObject({ kind: "refused", permanent: false, retryAfterSeconds: 300 });
      }
    },
  );

  it.each(["cut", "silence"])("after the message, with %s, leaves it unknown", async (end) => {
    const { server } = await scriptedServer(saying(".", end));
    await expect(sendTo(server, {}, end === "cut" ? 20_000 : 2000)).rejects.toThrow(
      "gave no answer",
    );
  });

  it("after its word for the message has taken it", async () => {
    const { server } = await scriptedServer(saying("QUIT", "cut"));
    expect(await sendTo(server)).toEqual({ kind: "sent", id: "250 ok" });
  });

  it("by not being there has delivered nothing", async () => {
    const { server } = await scriptedServer(() => "");
    await closeServers();
    expect(await sendTo(server)).toMatchObject({ kind: "refused", permanent: false });
  });
});

describe("a mail that cannot be made", () => {
  it("is refused with the reason, and nothing leaves", async () => {
    const { server, received } = await realServer();
    const listUnsubscribe = `https://a.example/${"s".repeat(1500)}`;
    const sent = await sendTo(server, { headers: { listUnsubscribe } });
    expect(sent).toMatchObject({
      kind: "refused",
      because: "the mail could not be made: the header List-Unsubscribe is too long for a line",
    });
    const dkim = { selector: "s1", privateKey: "no key" };
    const unsigned = await smtpTransport({ server, now, dkim }).send(messageOf(draft));
    expect(unsigned).toMatchObject({ kind: "refused", permanent: false });
    expect(received).toEqual([]);
  });
});
