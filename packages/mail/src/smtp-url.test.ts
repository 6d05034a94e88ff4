import { describe, expect, it } from "vitest";
import { SmtpUrl } from "./smtp-url.ts";

describe("an SMTP server as one secret", () => {
  it.each([
    [
      "smtps://api_token:s3cret@smtp.mx.cloudflare.net",
      {
        host: "smtp.mx.cloudflare.net",
        port: 465,
        encryption: "tls",
        user: "api_token",
        password: "s3cret",
      },
    ],
    ["smtp://mail.example.org", { host: "mail.example.org", port: 587, encryption: "starttls" }],
    [
      "smtp://a%40b.org:p%C3%A4%3A%2F@mail.example.org:2587",
      {
        host: "mail.example.org",
        port: 2587,
        encryption: "starttls",
        user: "a@b.org",
        password: "pä:/",
      },
    ],
    [
      "smtp://127.0.0.1:2525?encryption=none",
      { host: "127.0.0.1", port: 2525, encryption: "none" },
    ],
    ["smtps://[::1]:465", { host: "::1", port: 465, encryption: "tls" }],
  ])("reads %s", (text, server) => {
    expect(SmtpUrl.parse(text)).toEqual(server);
  });

  it.each([
    "",
    "mail.example.org",
    "https://mail.example.org",
    "smtp://",
    "smtp://user@mail.example.org",
    "smtp://:hunter2@mail.example.org",
    "smtp://u:%E4hunter2@mail.example.org",
    "smtp://u:hunter2@mail.example.org?encryption=none",
  ])("refuses %j without repeating it", (text) => {
    const { error } = SmtpUrl.safeParse(text);
    expect(error).toBeDefined();
    expect(error?.message).not.toContain("hunter2");
  });
});
