import type { Message } from "./message.ts";

/**
 * The headers that a message travels with besides its subject and addresses.
 *
 * The two headers of one-click unsubscribing (RFC 8058) go together. Only the outbox ever sees them
 * over plain http: a production service refuses an origin that is not https.
 */
export function wireHeaders({ headers }: Pick<Message, "headers">): Record<string, string> {
  const { listId, listUnsubscribe } = headers;
  return {
    "Auto-Submitted": "auto-generated",
    ...(listId && { "List-Id": `<${listId}>` }),
    ...(listUnsubscribe && {
      "List-Unsubscribe": `<${listUnsubscribe}>`,
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }),
  };
}
