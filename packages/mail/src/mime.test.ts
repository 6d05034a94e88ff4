import fc from "fast-check";
import PostalMime from "postal-mime";
import { describe, expect, it } from "vitest";
import { type Draft, messageOf } from "./message.ts";
import { messageIdOf, mimeOf } from "./mime.ts";
import { draft } from "./sample-draft.ts";

const at = new Date("2026-11-21T07:00:00Z");
const bytesOf = (changes: Partial<Draft> = {}) => mimeOf(messageOf({ ...draft, ...changes }), at);
const read = async (changes: Partial<Draft> = {}) => PostalMime.parse(await bytesOf(changes));
const headersOf = async (changes: Partial<Draft> = {}) =>
  Object.fromEntries((await read(changes)).headers.map(({ key, value }) => [key, value]));

const picture = {
  name: "falls.png",
  type: "image/png",
  bytes: Uint8Array.from({ length: 5000 }, (_, place) => (place * 31) % 256),
  contentId: "falls",
};
const file = { name: "Zahlen für Ærø.csv", type: "text/csv", bytes: new Uint8Array([49, 44, 50]) };
const list = {
  listId: "monthly-report.safety.allteach.example",
  listUnsubscribe: `https://learn.example/stop?t=${"a1".repeat(300)}&s=1`,
};

describe("a mail read by another's parser", () => {
  it("has a text that stands alone, the HTML, its picture and its file", async () => {
    const html = '<p>Falls fell.</p><img src="cid:falls" alt="Falls by month, falling">';

    const mail = await read({ html, attachments: [picture, file] });

    expect(mail.text?.trim()).toBe(draft.text);
    expect(mail.html?.trim()).toBe(html);
    expect(mail.attachments).toMatchObject([
      { contentId: "<falls>", mimeType: "image/png", disposition: "inline", related: true },
      { filename: file.name, mimeType: "text/csv", disposition: "attachment" },
    ]);
    const [inline, attached] = mail.attachments.map(
      ({ content }) => new Uint8Array(content as ArrayBuffer),
    );
    expect(inline).toEqual(picture.bytes);
    expect(attached).toEqual(file.bytes);
  });

  it("says whom it is from, to, when, and how to stop it", async () => {
    const mail = await read({ headers: list });
    expect(mail).toMatchObject({
      from: { name: "Patient safety network", address: "reports@allteach.example" },
      to: [{ address: "ada@north.example" }],
      subject: draft.subject,
      date: at.toISOString(),
    });
    expect(await headersOf({ headers: list })).toMatchObject({
      "list-id": `<${list.listId}>`,
      "list-unsubscribe": `<${list.listUnsubscribe}>`,
      "list-unsubscribe-post": "List-Unsubscribe=One-Click",
      "auto-submitted": "auto-generated",
      "mime-version": "1.0",
    });
  });

  it("names nobody else, and no programme", async () => {
    const names = Object.keys(await headersOf({ headers: list }));
    expect(names.toSorted()).toEqual(
      [
        ...["auto-submitted", "content-type", "date", "from", "list-id", "list-unsubscribe"],
        ...["list-unsubscribe-post", "message-id", "mime-version", "subject", "to"],
      ].toSorted(),
    );
  });

  it.each([
    ["right to left", "تقرير أكتوبر: انخفض السقوط"],
    ["right to left, with digits", "דוח אוקטובר 2026: 12% פחות נפילות"],
    ["accents", "Économies d’été: −12 % à l’hôpital Šķēle"],
    ["letters beyond 16 bits", "🚑 falls 𝒇ell ".repeat(10).trim()],
    ["a long line", `October 2026: ${"falls and pressure injuries ".repeat(30).trim()}`],
    ["an encoded word's own marks, parted", "= ?UTF-8?Q?not_one?= and _ = ?"],
  ])("keeps a subject with %s", async (_what, subject) => {
    expect((await read({ subject })).subject).toBe(subject);
  });

  it("keeps a sender's name in any script", async () => {
    for (const name of ["Pädiatrie Süd", "شبكة السلامة", "O'Brien & Søn (north)", ""]) {
      const mail = await read({ from: { ...draft.from, name } });
      expect(mail.from).toMatchObject({ name, address: draft.from.address });
    }
  });

  it("has lines that every server carries, in ASCII, ended by CRLF alone", async () => {
    const bytes = await bytesOf({
      subject: "ä".repeat(500),
      text: `${"x".repeat(20_000)}\nä\n${"😀".repeat(1000)}\r\nlone\n`,
      html: `<p>${"long ".repeat(5000)}</p>`,
      headers: list,
      attachments: [picture, file],
    });
    const wire = Buffer.from(bytes).toString("latin1");
    expect(wire.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
    expect(wire).toMatch(/^[\t\r\n -~]*$/);
    const lengths = wire.split("\r\n").map(({ length }: string) => length);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(998);
  });

  it("is about as large as its parts", async () => {
    const bytes = await bytesOf({ attachments: [picture] });
    expect(bytes.length).toBeGreaterThan((picture.bytes.length * 4) / 3);
    expect(bytes.length).toBeLessThan((picture.bytes.length * 4) / 3 + 2500);
  });

  it("is known by its key, whenever it is made", async () => {
    const [first, second] = await Promise.all([
      headersOf(),
      mimeOf(messageOf(draft), new Date(0)).then((bytes) => PostalMime.parse(bytes)),
    ]);
    expect(first["message-id"]).toBe(await messageIdOf(draft));
    expect(second.messageId).toBe(first["message-id"]);
    expect((await read({ key: "another" })).messageId).not.toBe(first["message-id"]);
  });

  it("gives whatever text and subject were put in, and no header more", async () => {
    const letters = fc.string({ unit: "binary", minLength: 1, maxLength: 120 });
    await fc.assert(
      fc.asyncProperty(letters, letters, async (subject, text) => {
        fc.pre(text.trim() !== "" && !/[\r\n\0\ufeff\ud800-\udfff]/.test(text));
        const change = { subject: `a ${subject} b`, text };
        const { subject: kept } = messageOf({ ...draft, ...change });
        const mail = await read(change);
        expect(mail.subject).toBe(kept);
        expect(mail.text?.replace(/\n$/, "")).toBe(text);
        expect(mail.headers.filter(({ key }) => /^(bcc|cc|to)$/.test(key))).toHaveLength(1);
      }),
      { numRuns: 300 },
    );
  });
});
