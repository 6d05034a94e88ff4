import type { Transport } from "./transport.ts";

/** How many messages a transport was handed, by how that ended. */
export interface SendCounts {
  sent: number;
  refused: number;
  unknown: number;
}

/** A transport that counts in `counts` what becomes of its messages, and changes nothing else. */
export function countedTransport(transport: Transport, counts: SendCounts): Transport {
  return {
    ...transport,
    async send(message) {
      counts.unknown += 1;
      const sent = await transport.send(message);
      counts.unknown -= 1;
      counts[sent.kind] += 1;
      return sent;
    },
  };
}
