import { expect, it } from "vitest";
import { deliveryPromises } from "./delivery-promise.ts";
import { emailServiceTransport } from "./email-service-transport.ts";
import { resendTransport } from "./resend-transport.ts";
import { smtpTransport } from "./smtp-transport.ts";

it("every way for mail to leave says what it can promise", () => {
  const refuse = () => Promise.reject(new Error("not asked"));
  const server = { host: "127.0.0.1", port: 25, encryption: "none" as const };
  const ways = [
    resendTransport({ apiKey: "re_1", fetch: refuse }),
    emailServiceTransport({ send: refuse }),
    smtpTransport({ server, now: () => new Date(0) }),
  ];
  expect(ways.map(({ name, promises }) => [name, deliveryPromises[promises].short])).toEqual([
    ["resend", "delivered once"],
    ["cloudflare-email-service", "at most once, may be unknown"],
    ["smtp", "at most once, may be unknown"],
  ]);
});
