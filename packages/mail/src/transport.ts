import type { Message } from "./message.ts";

/** What became of a message. `unknown` is no arm of it: a transport that cannot tell throws. */
export type Sent =
  | { kind: "sent"; id: string }
  | {
      kind: "refused";
      /** Whether asking again can never help: the address is dead, the message is wrong. */
      permanent: boolean;
      /** For the people who look after deliveries. */
      because: string;
      /** How long the provider asks us to wait. */
      retryAfterSeconds?: number;
      /** That the address takes no mail at all, whatever it is: no mailbox, no such domain, blocked. */
      addressTakesNone?: true;
    };

/** A way for a message to leave. */
export interface Transport {
  readonly name: string;
  /**
   * `once`: sending again with the same key delivers nothing twice, so an attempt of unknown end is
   * simply repeated. `may-be-unknown`: it must not be, because the first may have gone out.
   */
  readonly promises: "once" | "may-be-unknown";
  /**
   * @returns Only what the provider has said for certain.
   * @throws When the end is unknown: no answer, a broken line, a fault of the provider's.
   */
  send(message: Message): Promise<Sent>;
}
