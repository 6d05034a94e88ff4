import { generateKeyPairSync } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Address } from "@allteach/mail/address";
import { messageOf } from "@allteach/mail/message";
import { smtpTransport } from "@allteach/mail/smtp-transport";
import { reportHtml } from "@allteach/report/html";
import { linkPlaceholders } from "@allteach/report/mail-links";
import { buildReport } from "@allteach/report/model";
import { reportPdf } from "@allteach/report/pdf/report-pdf";
import { reportPictures } from "@allteach/report/report-pictures";
import { manyMeasures, sampleInput } from "@allteach/report/sample-report";
import { reportText } from "@allteach/report/text";
import { dkimVerify } from "mailauth/lib/dkim/verify";
import PostalMime, { type Email } from "postal-mime";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closeServers, realServer } from "../support/smtp-servers.ts";

const font = (weight: string) =>
  readFileSync(new URL(`../../packages/report/fonts/NotoSans-${weight}.ttf`, import.meta.url));
const fromReport = createRequire(createRequire(import.meta.url).resolve("@allteach/report/png"));
const tools = {
  wasm: readFileSync(fromReport.resolve("@resvg/resvg-wasm/index_bg.wasm")),
  fonts: [font("Regular"), font("SemiBold")],
};
const { publicKey, privateKey } = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  publicKeyEncoding: { type: "spki", format: "der" },
  privateKeyEncoding: { type: "pkcs8", format: "pem" },
});
const list = {
  listId: "monthly-report.safety.allteach.example",
  listUnsubscribe: `https://learn.example/unsubscribe/${"a".repeat(200)}`,
};

let html: string;
let text: string;
let pictures: ReadonlyMap<string, Uint8Array>;
let pdf: Uint8Array;
let bytes: Uint8Array;
let read: Email;

/** A report of eight measures and three years with its PDF, as it left and as it arrived. */
beforeAll(async () => {
  const model = buildReport(sampleInput({ measures: manyMeasures(8) }));
  pictures = await reportPictures(model, tools);
  html = reportHtml(model, { images: "cid", pictures, links: linkPlaceholders });
  text = reportText(model, linkPlaceholders);
  pdf = await reportPdf(model, { paper: "a4", fonts: tools.fonts });
  const message = messageOf({
    key: "n_1:network-2026-10:s_1",
    from: { name: "Patient safety network", address: Address.parse("reports@allteach.example") },
    to: Address.parse("ada@north.example"),
    ...{ subject: model.title, html, text, headers: list },
    attachments: [
      ...[...pictures].map(([name, png]) => ({
        ...{ name: `${name}.png`, type: "image/png", contentId: name, bytes: png },
      })),
      { name: "network-2026-10.pdf", type: "application/pdf", bytes: pdf },
    ],
  });
  const { server, received } = await realServer();
  const dkim = { domain: "allteach.example", selector: "mail1", privateKey };
  const now = () => new Date("2026-11-21T07:00:00Z");
  await smtpTransport({ server, now, dkim }).send(message);
  bytes = received[0]?.bytes ?? new Uint8Array();
  read = await PostalMime.parse(bytes);
}, 60_000);
afterAll(closeServers);

const linesOf = (mail: Uint8Array) => Buffer.from(mail).toString("latin1").split("\r\n");

describe("a monthly report, received from a real server and read by another's parser", () => {
  it("has its text, its HTML, every picture and its paper, byte for byte", () => {
    expect(read.text?.trim().replaceAll("\r\n", "\n")).toBe(text.trim());
    expect(read.html?.trim().replaceAll("\r\n", "\n")).toBe(html.trim());
    const inline = new Map(
      read.attachments
        .filter(({ disposition }) => disposition === "inline")
        .map(({ contentId, content }) => [
          contentId?.slice(1, -1),
          new Uint8Array(content as never),
        ]),
    );
    expect(inline).toEqual(
      new Map([...pictures].map(([name, png]) => [name, new Uint8Array(png)])),
    );
    const papers = read.attachments.filter(({ disposition }) => disposition === "attachment");
    expect(papers).toMatchObject([
      { filename: "network-2026-10.pdf", mimeType: "application/pdf" },
    ]);
    expect(Buffer.from(papers[0]?.content as never).equals(Buffer.from(pdf))).toBe(true);
  });

  it("shows no picture that it does not carry, and carries none that it does not show", () => {
    const shown = [...(read.html ?? "").matchAll(/"cid:([^"]+)"/g)].map(([, name]) => name);
    expect(new Set(shown)).toEqual(new Set(pictures.keys()));
    expect(pictures.size).toBeGreaterThanOrEqual(8);
    for (const [image] of (read.html ?? "").matchAll(/<img [^>]*>/g)) {
      expect(image).toMatch(/alt="[^"]{10,}"/);
    }
    expect(read.html).not.toMatch(/<img [^>]*src="https?:/);
  });

  it("has a text that stands alone: every measure and its newest figure", () => {
    for (const { measure } of manyMeasures(8)) expect(read.text).toContain(measure.name);
    expect(read.text).not.toMatch(/<\w|cid:|&amp;/);
  });

  it("is as small as mail programs ask", () => {
    const headers = linesOf(bytes).slice(0, linesOf(bytes).indexOf(""));
    console.info(
      `report by mail: HTML ${html.length}, whole ${bytes.length}, headers ${headers.join().length}`,
    );
    expect(Buffer.byteLength(html)).toBeLessThanOrEqual(90 * 1024);
    expect(bytes.length).toBeLessThanOrEqual(1024 * 1024);
    expect(headers.join("\r\n").length).toBeLessThan(16 * 1024);
    expect(Math.max(...linesOf(bytes).map((line: string) => line.length))).toBeLessThanOrEqual(998);
    expect(Math.max(...headers.map((line: string) => line.length))).toBeLessThanOrEqual(998);
  });

  it("says how to stop it, once each, and is verified with both headers signed", async () => {
    const headers = read.headers.map(({ key }) => key);
    for (const name of ["list-unsubscribe", "list-unsubscribe-post", "list-id", "message-id"]) {
      expect(headers.filter((key) => key === name)).toHaveLength(1);
    }
    const { results } = await dkimVerify(Buffer.from(bytes), {
      resolver: async () => [[`v=DKIM1; k=rsa; p=${Buffer.from(publicKey).toString("base64")}`]],
    });
    expect(results.map(({ status }: { status: { result: string } }) => status.result)).toEqual([
      "pass",
    ]);
    const signed = /\bh=([^;]+)/.exec(Buffer.from(bytes).toString("latin1"))?.[1] ?? "";
    expect(signed.toLowerCase().replace(/\s/g, "").split(":")).toEqual(
      expect.arrayContaining([
        "from",
        "to",
        "subject",
        "list-unsubscribe",
        "list-unsubscribe-post",
      ]),
    );
  });
});
