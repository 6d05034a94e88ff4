import { createVerify, generateKeyPairSync } from "node:crypto";
import { signed } from "@allteach/mail/dkim";
import { messageOf } from "@allteach/mail/message";
import { mimeOf } from "@allteach/mail/mime";
import { draft } from "@allteach/mail/sample-draft";
import { smtpTransport } from "@allteach/mail/smtp-transport";
import { dkimVerify } from "mailauth/lib/dkim/verify";
import { afterEach, describe, expect, it } from "vitest";
import { closeServers, realServer } from "../support/smtp-servers.ts";

const pair = (modulusLength: number) =>
  generateKeyPairSync("rsa", {
    modulusLength,
    publicKeyEncoding: { type: "spki", format: "der" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });
const { publicKey, privateKey } = pair(2048);
const key = { domain: "allteach.example", selector: "mail1", privateKey };
const now = () => new Date("2026-11-21T07:00:00Z");
const message = messageOf({
  ...draft,
  subject: "Οκτώβριος 2026",
  headers: { listId: "a.example", listUnsubscribe: "https://learn.example/stop?t=1" },
  attachments: [{ name: "a.png", type: "image/png", bytes: new Uint8Array(900), contentId: "a" }],
});

/** Verified by software that shares nothing with what signed, but for the key in its name server. */
async function verified(mail: Uint8Array | string) {
  const asked: string[] = [];
  const { results } = await dkimVerify(Buffer.from(mail), {
    resolver: async (name: string) => {
      asked.push(name);
      return [[`v=DKIM1; k=rsa; p=${Buffer.from(publicKey).toString("base64")}`]];
    },
  });
  return {
    results: results.map(({ status }: { status: { result: string } }) => status.result),
    asked,
  };
}

const headerOf = (mail: Uint8Array, tag: string) =>
  new RegExp(`\\b${tag}=([^;]+)`).exec(
    Buffer.from(mail).toString().split("\r\nFrom:")[0] ?? "",
  )?.[1];

afterEach(closeServers);

describe("a signed mail", () => {
  it("is verified by another's software, as it arrived at a real server", async () => {
    const { server, received } = await realServer();

    await smtpTransport({ server, now, dkim: key }).send(message);

    const arrived = received[0]?.bytes ?? new Uint8Array();
    const { results, asked } = await verified(arrived);
    expect(results).toEqual(["pass"]);
    expect(asked).toEqual(["mail1._domainkey.allteach.example"]);
  });

  it("covers what says whom it is from, and both headers that stop it", async () => {
    const mail = await signed(await mimeOf(message, now()), key);
    expect(headerOf(mail, "a")).toBe("rsa-sha256");
    expect(headerOf(mail, "h")?.replace(/\s/g, "").split(":").toSorted()).toEqual(
      [
        ...["auto-submitted", "content-type", "date", "from", "list-id", "list-unsubscribe"],
        ...["list-unsubscribe-post", "message-id", "mime-version", "subject", "to"],
      ].toSorted(),
    );
  });

  it.each([
    ["its sender", "reports@allteach", "reporters@allteach"],
    ["its recipient", "To: ada@", "To: eve@"],
    ["where it is stopped", "https://learn.example/stop", "https://evil.example/stop"],
    ["how it is stopped", "List-Unsubscribe-Post: List", "List-Unsubscribe-Post: Lost"],
    ["its date", "21 Nov", "22 Nov"],
    ["its text", "Falls fell.\r\nSee", "Falls rose.\r\nSee"],
  ])("is no longer verified once %s is changed", async (_what, from, to) => {
    const mail = Buffer.from(await signed(await mimeOf(message, now()), key)).toString("latin1");
    expect(mail).toContain(from);
    expect((await verified(mail.replace(from, to))).results).not.toContain("pass");
  });

  it("is verified by the rules of RFC 6376 written out", async () => {
    const mail = await signed(await mimeOf(message, now()), key);
    const [head = ""] = Buffer.from(mail).toString("latin1").split("\r\n\r\n", 1);
    const fields = head.split(/\r\n(?![ \t])/);
    const relaxed = (field: string) => {
      const [name = "", ...value] = field.split(":");
      const line = value
        .join(":")
        .replace(/\r\n/g, "")
        .replace(/[ \t]+/g, " ")
        .trim();
      return `${name.toLowerCase()}:${line}`;
    };
    const [signature = ""] = fields;
    const names = (headerOf(mail, "h") ?? "").replace(/\s/g, "").split(":");
    const covered = names.map((name) =>
      relaxed(fields.find((field: string) => field.toLowerCase().startsWith(`${name}:`)) ?? ""),
    );
    const unsigned = relaxed(signature).replace(/(\bb=)[^;]+/, "$1");
    const verify = createVerify("RSA-SHA256").update([...covered, unsigned].join("\r\n"));
    const bytes = Buffer.from(/\bb=([^;]+)$/.exec(signature)?.[1] ?? "", "base64");
    expect(verify.verify({ key: publicKey, type: "spki", format: "der" }, bytes)).toBe(true);
  });
});

it("a key that is none, too short or of another kind signs nothing, and is not repeated", async () => {
  const mail = await mimeOf(message, now());
  const elliptic = generateKeyPairSync("ed25519", {
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  }).privateKey;
  for (const wrong of ["nothing", pair(1024).privateKey, elliptic]) {
    const error = await signed(mail, { ...key, privateKey: wrong }).catch((fault) => fault);
    expect(error).toBeInstanceOf(RangeError);
    expect(error.message).toBe("DKIM needs an RSA key of 2048 bits as PEM");
  }
});
