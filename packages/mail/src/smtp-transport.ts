import type { DkimKey } from "./dkim.ts";
import type { SmtpServer } from "./smtp-url.ts";
import type { Transport } from "./transport.ts";

/** How to reach a server and what to sign with. */
export interface SmtpOptions {
  server: SmtpServer;
  /** Where the server does not sign for the sender's domain itself. */
  dkim?: Omit<DkimKey, "domain">;
  now: () => Date;
  /** For one mail, from the first byte to the last reply; shorter than a delivery's lease. */
  deadlineMilliseconds?: number;
}

const USUAL_DEADLINE_MILLISECONDS = 60_000;

/**
 * Sends by SMTP. The protocol knows no keys: an answer that is lost after the message has gone out
 * leaves the delivery unknown. Its Message-ID comes from its key, so what has arrived can be found.
 */
export function smtpTransport(options: SmtpOptions): Transport {
  const { server, now, deadlineMilliseconds = USUAL_DEADLINE_MILLISECONDS } = options;
  return {
    name: "smtp",
    promises: "may-be-unknown",
    async send(message) {
      // Loaded with the first mail: no page needs any of it.
      const [mime, dkim, { handOver }] = await Promise.all([
        import("./mime.ts"),
        import("./dkim.ts"),
        import("./smtp-session.ts"),
      ]);
      const domain = mime.domainOf(message.from.address);
      let bytes: Uint8Array;
      try {
        bytes = await mime.mimeOf(message, now());
        if (options.dkim) bytes = await dkim.signed(bytes, { ...options.dkim, domain });
      } catch (error) {
        // Nothing has left: this is certain, and a person can put it right.
        const because = `the mail could not be made: ${error instanceof Error ? error.message : ""}`;
        return { kind: "refused", permanent: false, because, retryAfterSeconds: 3600 };
      }
      const letter = { from: message.from.address, to: message.to, bytes };
      return handOver(server, letter, { name: domain, deadlineMilliseconds });
    },
  };
}
