import { describe, expect, it } from "vitest";
import { cloudflareEvents, resendEvents } from "./mail-event.ts";

const bounced = (changes: object = {}) => ({
  type: "email.bounced",
  created_at: "2026-11-21T08:41:11.894719+01:00",
  data: {
    to: ["Ada@North.example"],
    bounce: { type: "Permanent", subType: "General", message: "550 5.1.1\r\n no such user" },
    ...changes,
  },
});

const cloudflare = (kind: string, payload: object) => ({
  type: `cf.email.sending.message.${kind}`,
  payload: { recipient: "ada@north.example", terminal: true, ...payload },
  metadata: { eventSchemaVersion: 1, eventTimestamp: "2026-11-21T07:41:11.894Z" },
});

const event = { address: "ada@north.example", at: "2026-11-21T07:41:11.894Z" };

describe("what Resend says of a mail", () => {
  it("is that the address takes none", () => {
    expect(resendEvents(bounced())).toEqual([
      { ...event, kind: "bounced", reason: "550 5.1.1 no such user" },
    ]);
    expect(resendEvents(bounced({ bounce: undefined }))).toMatchObject([
      { reason: "the address takes no mail" },
    ]);
  });

  it("is that a person called it spam", () => {
    expect(resendEvents({ ...bounced(), type: "email.complained" })).toEqual([
      { ...event, kind: "complained", reason: "the recipient called it spam" },
    ]);
  });

  it("stops nothing where the bounce may pass, or the mail arrived", () => {
    const bounce = { type: "Transient", message: "mailbox full" };
    expect(resendEvents(bounced({ bounce }))).toEqual([]);
    expect(resendEvents({ ...bounced(), type: "email.delivered" })).toEqual([]);
    expect(resendEvents({ type: "contact.created" })).toEqual([]);
  });

  it.each([
    [{ to: [] }],
    [{ to: ["ada@north.example\r\nBcc: eve@evil.example"] }],
    [{ to: "ada@north.example" }],
  ])("is refused with %j", (changes) => {
    expect(() => resendEvents(bounced(changes))).toThrow();
  });
});

describe("what the Email Service says of a mail", () => {
  it("is that the address takes none, or a person called it spam", () => {
    const bounce = { type: "hard", reason: "550 5.1.1 User unknown" };
    expect(cloudflareEvents(cloudflare("bounced", { bounce }))).toEqual([
      { ...event, kind: "bounced", reason: "550 5.1.1 User unknown" },
    ]);
    expect(cloudflareEvents(cloudflare("complained", { complaint: { type: "abuse" } }))).toEqual([
      { ...event, kind: "complained", reason: "the recipient called it spam" },
    ]);
  });

  it("stops nothing where retries ran out, or the mail is only late", () => {
    const bounce = { type: "soft", reason: "451 4.2.0" };
    expect(cloudflareEvents(cloudflare("bounced", { bounce }))).toEqual([]);
    expect(cloudflareEvents(cloudflare("deferred", { bounce }))).toEqual([]);
    expect(cloudflareEvents(undefined)).toEqual([]);
  });

  it("is refused where it cannot be read", () => {
    expect(() => cloudflareEvents(cloudflare("complained", { recipient: "nobody" }))).toThrow();
    expect(() => cloudflareEvents({ type: "cf.email.sending.message.bounced" })).toThrow();
  });
});
