import { Address } from "@allteach/mail/address";
import { emailServiceTransport } from "@allteach/mail/email-service-transport";
import type { Sender } from "@allteach/mail/message";
import { type ObjectShelf, outboxTransport } from "@allteach/mail/outbox-transport";
import { resendTransport } from "@allteach/mail/resend-transport";
import { smtpTransport } from "@allteach/mail/smtp-transport";
import type { Transport } from "@allteach/mail/transport";
import { type Bindings, settingsOf } from "./env.ts";

/** How mail leaves: into the outbox in development, by the Email Service where nothing else is set. */
export function transportOf(env: Bindings, now: () => Date): Transport {
  const { mail } = settingsOf(env);
  switch (mail.by) {
    case "outbox":
      return outboxTransport(shelfOf(env.ARCHIVE), now);
    case "cloudflare":
      return emailServiceTransport(env.EMAIL);
    case "resend":
      return resendTransport({ apiKey: mail.apiKey, fetch: (...asked) => fetch(...asked) });
    case "smtp":
      return smtpTransport({ ...mail, now });
  }
}

/** Who our mails are from, as `Name <address>` in the settings. */
export function senderOf(env: Bindings): Sender {
  const { mailFrom } = settingsOf(env);
  const [, name = "Allteach", address = mailFrom] = /^(.*?)\s*<([^>]+)>$/.exec(mailFrom) ?? [];
  return { name, address: Address.parse(address) };
}

/** The bucket, as the outbox sees it. */
export function shelfOf(bucket: R2Bucket): ObjectShelf {
  return {
    async putIfAbsent(key, bytes, type) {
      const put = await bucket.put(key, bytes, {
        onlyIf: new Headers({ "If-None-Match": "*" }),
        httpMetadata: { contentType: type },
      });
      return put !== null;
    },
    async get(key) {
      const object = await bucket.get(key);
      return object ? new Uint8Array(await object.arrayBuffer()) : undefined;
    },
    async list(prefix, limit) {
      const { objects } = await bucket.list({ prefix, limit });
      return objects.map(({ key }) => key);
    },
  };
}
