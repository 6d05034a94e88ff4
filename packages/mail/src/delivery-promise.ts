import type { Transport } from "./transport.ts";

/** What a transport can promise, for people. */
export interface DeliveryPromise {
  /** A few words, for a table. */
  short: string;
  /** A sentence or two, for a page that explains. */
  long: string;
}

/** The words for each promise that a transport can make. */
export const deliveryPromises: Readonly<Record<Transport["promises"], DeliveryPromise>> = {
  once: {
    short: "delivered once",
    long:
      "Each mail carries a key that the mail service knows again. When its answer is lost the mail " +
      "is handed over a second time, and the service delivers it once.",
  },
  "may-be-unknown": {
    short: "at most once, may be unknown",
    long:
      "The mail service knows no keys. When its answer is lost the mail is shown as unknown and is " +
      "not sent again by itself, so nobody receives it twice, and somebody may not receive it.",
  },
};
