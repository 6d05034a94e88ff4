import { describe, expect, it } from "vitest";
import { type Draft, messageOf } from "./message.ts";
import { draft } from "./sample-draft.ts";
import { wireHeaders } from "./wire-headers.ts";

const with_ = (changes: Partial<Draft>) => messageOf({ ...draft, ...changes });
const picture = { name: "falls.png", type: "image/png", bytes: new Uint8Array(3) };

describe("a message", () => {
  it("keeps what it was given", () => {
    expect(messageOf(draft)).toMatchObject({ ...draft, attachments: [], headers: {} });
  });

  it("has a subject of one line, whatever a name holds", () => {
    const subject = "Falls\r\nBcc: eve@evil.example\u2028\u0000 fell\u202e";
    expect(with_({ subject }).subject).toBe("Falls Bcc: eve@evil.example fell");
  });

  it("has a subject that no mail program decodes into another", () => {
    const subject = "Falls =?UTF-8?Q?=E2=80=AEllef?=";
    expect(with_({ subject }).subject).toBe("Falls = ?UTF-8?Q?=E2=80=AEllef?=");
  });

  it("has a sender whose name cannot pass for an address", () => {
    const from = { ...draft.from, name: 'IBD" <ceo@evil.example>, "x\r\n' };
    expect(with_({ from }).from.name).toBe("IBD ceo evil.example x");
  });

  it("names its files without folders", () => {
    const [file] = with_({ attachments: [{ ...picture, name: "../a\\b\n.png" }] }).attachments;
    expect(file?.name).toBe("..-a-b .png");
  });

  it.each<[string, Partial<Draft>]>([
    ["an empty subject", { subject: " \n" }],
    ["an empty text", { text: " " }],
    ["a key with a line break", { key: "a\nb" }],
    ["an empty key", { key: "" }],
    ["a key of 257 characters", { key: "k".repeat(257) }],
    ["a list that is no domain", { headers: { listId: "ibd>\r\nX: y" } }],
    ["an address to stop at that is no web address", { headers: { listUnsubscribe: "mailto:a" } }],
    ["a script to stop at", { headers: { listUnsubscribe: "javascript:alert(1)" } }],
    [
      "an address to stop at of over 2,046 characters",
      { headers: { listUnsubscribe: `https://a.example/${"s".repeat(2040)}` } },
    ],
    ["a content id with a bracket", { attachments: [{ ...picture, contentId: "a>b" }] }],
    [
      "a media type with a line break",
      { attachments: [{ ...picture, type: "image/png\r\nX: y" }] },
    ],
    [
      "two pictures of one name",
      { attachments: [picture, picture].map((each) => ({ ...each, contentId: "falls" })) },
    ],
    ["over 5 MiB", { attachments: [{ ...picture, bytes: new Uint8Array(4 * 1024 * 1024) }] }],
  ])("is not made with %s", (_what, changes) => {
    expect(() => with_(changes)).toThrow(RangeError);
  });
});

describe("a message's headers", () => {
  it("carry the pair that stops mails in one click", () => {
    const headers = { listId: "report.ibd.example", listUnsubscribe: "https://a.example/stop?t=1" };
    expect(wireHeaders(with_({ headers }))).toEqual({
      "Auto-Submitted": "auto-generated",
      "List-Id": "<report.ibd.example>",
      "List-Unsubscribe": "<https://a.example/stop?t=1>",
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    });
  });

  it("carry the pair in development too, and neither without an address to stop at", () => {
    const headers = { listUnsubscribe: "http://localhost:8787/stop" };
    expect(wireHeaders(with_({ headers }))).toEqual({
      "Auto-Submitted": "auto-generated",
      "List-Unsubscribe": "<http://localhost:8787/stop>",
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    });
    expect(wireHeaders(with_({}))).toEqual({ "Auto-Submitted": "auto-generated" });
  });

  it("percent-encode a line break in an address", () => {
    const listUnsubscribe = "https://a.example/stop?t=1\r\nBcc: eve@evil.example";
    const { "List-Unsubscribe": value } = wireHeaders(with_({ headers: { listUnsubscribe } }));
    expect(value).not.toMatch(/[\r\n ]/);
  });
});
