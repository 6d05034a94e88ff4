import { describe, expect, it } from "vitest";
import { MailVariables, mailSettingsOf } from "../../workers/mail-settings.ts";

const read = (variables: Record<string, string>, isDevelopment = false) =>
  mailSettingsOf(MailVariables.parse(variables), isDevelopment);

describe("the way that mail leaves", () => {
  it("is the outbox in development and the Email Service elsewhere, unless it is set", () => {
    expect(read({}, true)).toEqual({ by: "outbox" });
    expect(read({})).toEqual({ by: "cloudflare" });
    expect(read({ MAIL_TRANSPORT: "cloudflare" }, true)).toEqual({ by: "cloudflare" });
  });

  it("is SMTP, signed or not, or Resend", () => {
    const smtp = { MAIL_TRANSPORT: "smtp", SMTP_URL: "smtps://u:p@mail.example.org" };
    expect(read(smtp)).toMatchObject({ by: "smtp", server: { host: "mail.example.org" } });
    expect(read({ ...smtp, DKIM_SELECTOR: "m1", DKIM_PRIVATE_KEY: "PEM" })).toMatchObject({
      dkim: { selector: "m1", privateKey: "PEM" },
    });
    expect(read({ MAIL_TRANSPORT: "resend", RESEND_API_KEY: "re_1" })).toEqual({
      by: "resend",
      apiKey: "re_1",
    });
  });

  it.each([
    [{ MAIL_TRANSPORT: "pigeon" }],
    [{ MAIL_TRANSPORT: "smtp" }],
    [{ MAIL_TRANSPORT: "resend" }],
    [{ MAIL_TRANSPORT: "smtp", SMTP_URL: "mail.example.org" }],
    [{ MAIL_TRANSPORT: "smtp", SMTP_URL: "smtps://mail.example.org", DKIM_SELECTOR: "m1" }],
    [{ MAIL_TRANSPORT: "smtp", SMTP_URL: "smtps://mail.example.org", DKIM_PRIVATE_KEY: "PEM" }],
    [{ DKIM_SELECTOR: "m1;x=y" }],
  ])("is none where %j", (variables) => {
    expect(() => read(variables)).toThrow();
  });
});
