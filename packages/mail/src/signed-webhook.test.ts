import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { isSignedWebhook } from "./signed-webhook.ts";

const key = "C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
const secret = `whsec_${key}`;
const now = new Date("2026-11-21T07:00:00Z");
const body = '{"type": "email.bounced",  "ü": 1}';

/** Signed as the specification says, by the platform's own HMAC. */
const signature = (id: string, timestamp: string, text: string, by = key) =>
  `v1,${createHmac("sha256", Buffer.from(by, "base64")).update(`${id}.${timestamp}.${text}`).digest("base64")}`;

const seconds = (offset = 0) => String(now.getTime() / 1000 + offset);
const signed = (changes: Record<string, string> = {}, text = body, names = "svix") => {
  const headers: Record<string, string> = {
    [`${names}-id`]: "msg_1",
    [`${names}-timestamp`]: seconds(),
    [`${names}-signature`]: signature("msg_1", changes["svix-timestamp"] ?? seconds(), body),
    ...changes,
  };
  return { body: text, header: (name: string) => headers[name] };
};

describe("a webhook", () => {
  it("is believed when its signature holds", async () => {
    expect(await isSignedWebhook(signed(), secret, now)).toBe(true);
    expect(await isSignedWebhook(signed({}, body, "webhook"), key, now)).toBe(true);
  });

  it("is believed while the secret is being changed", async () => {
    const other = signature("msg_1", seconds(), body, "A".repeat(32));
    const both = `${other} v2,xyz ${signature("msg_1", seconds(), body)}`;
    expect(await isSignedWebhook(signed({ "svix-signature": both }), secret, now)).toBe(true);
  });

  it("agrees with the example of the specification", async () => {
    const headers: Record<string, string> = {
      "svix-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
      "svix-timestamp": "1614265330",
      "svix-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
    };
    const example = { body: '{"test": 2432232314}', header: (name: string) => headers[name] };
    const then = new Date(1_614_265_330_000);
    expect(await isSignedWebhook(example, "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", then)).toBe(
      true,
    );
  });

  it.each([
    ["another body", signed({}, `${body} `)],
    ["another id", signed({ "svix-id": "msg_2" })],
    ["a moment six minutes ago", signed({ "svix-timestamp": seconds(-360) })],
    ["a moment six minutes ahead", signed({ "svix-timestamp": seconds(360) })],
    ["a moment that is none", signed({ "svix-timestamp": "soon" })],
    ["no id", signed({ "svix-id": "" })],
    ["no signature", signed({ "svix-signature": "" })],
    [
      "half a signature",
      signed({ "svix-signature": signature("msg_1", seconds(), body).slice(0, 20) }),
    ],
    [
      "another's signature",
      signed({ "svix-signature": signature("msg_1", seconds(), body, "B".repeat(32)) }),
    ],
    [
      "an older scheme",
      signed({ "svix-signature": signature("msg_1", seconds(), body).replace("v1", "v0") }),
    ],
  ])("is not believed with %s", async (_what, webhook) => {
    expect(await isSignedWebhook(webhook, secret, now)).toBe(false);
  });

  it.each(["", "whsec_", "short", "not base64 at all!"])(
    "needs a secret, not %j",
    async (wrong) => {
      await expect(isSignedWebhook(signed(), wrong, now)).rejects.toThrow(RangeError);
    },
  );
});
