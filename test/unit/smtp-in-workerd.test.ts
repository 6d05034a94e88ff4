import { generateKeyPairSync } from "node:crypto";
import type { SmtpServer } from "@allteach/mail/smtp-url";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { unstable_startWorker as startWorker } from "wrangler";
import { closeServers, realServer, scriptedServer } from "../support/smtp-servers.ts";

type Worker = Awaited<ReturnType<typeof startWorker>>;
let worker: Worker;

beforeAll(async () => {
  worker = await startWorker({
    config: "test/support/mail-worker.toml",
    dev: {
      server: { hostname: "127.0.0.1", port: 0 },
      inspector: false,
      watch: false,
      persist: false,
      logLevel: "none",
    },
  });
  await worker.ready;
});
afterEach(closeServers);
afterAll(() => worker.dispose());

const send = async (server: SmtpServer, more: object = {}) => {
  const body = JSON.stringify({ server, ...more });
  const answer = await worker.fetch("http://mail/", { method: "POST", body });
  return answer.json();
};

describe("the transport by SMTP, in the runtime that it is made for", () => {
  it("sends a signed mail of a megabyte through a real server", async () => {
    const { server, received } = await realServer();
    const { privateKey } = generateKeyPairSync("rsa", {
      modulusLength: 2048,
      publicKeyEncoding: { type: "spki", format: "pem" },
      privateKeyEncoding: { type: "pkcs8", format: "pem" },
    });
    const text = ".dots\n".repeat(175_000);

    const sent = await send(server, { dkim: { selector: "m1", privateKey }, text });

    expect(sent).toEqual({ kind: "sent", id: "250 queued as 4711" });
    const mail = Buffer.from(received[0]?.bytes ?? "").toString();
    expect(mail).toMatch(/^DKIM-Signature: v=1; a=rsa-sha256/);
    expect(mail.split(".dots\r\n")).toHaveLength(175_001);
  });

  it("tells no from unknown", async () => {
    const refusing = await scriptedServer((line) =>
      line.startsWith("RCPT") ? "550 5.1.1 No such user" : "",
    );
    const cutting = await scriptedServer((line) => (line === "." ? "cut" : ""));
    const { server: gone } = await scriptedServer(() => "");

    expect(await send(refusing.server)).toMatchObject({ kind: "refused", permanent: true });
    expect(await send(cutting.server)).toMatchObject({
      kind: "unknown",
    });
    await closeServers();
    expect(await send(gone)).toMatchObject({ kind: "refused", permanent: false });
  });

  it("hands nothing to a server whose certificate nobody vouches for", async () => {
    const upgraded = await realServer({ disabledCommands: [] });
    const encrypted = await realServer({ secure: true });

    expect(await send({ ...upgraded.server, encryption: "starttls" })).toMatchObject({
      kind: "refused",
    });
    expect(await send({ ...encrypted.server, encryption: "tls" })).toMatchObject({
      kind: "refused",
    });
    expect([...upgraded.received, ...encrypted.received]).toEqual([]);
  });
});
