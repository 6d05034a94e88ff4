import type { Message } from "./message.ts";

/**
 * The headers that a message travels with besides its subject and addresses.
 *
 * The one-click pair of RFC 8058 needs https, and providers reject a message that has it without;
 * over plain http, in development, the address alone is given.
 */
export function wireHeaders({ headers }: Pick<Message, "headers">): Record<string, string> {
  const { listId, listUnsubscribe } = headers;
  return {
    "Auto-Submitted": "auto-generated",
    ...(listId && { "List-Id": `<${listId}>` }),
    ...(listUnsubscribe && { "List-Unsubscribe": `<${listUnsubscribe}>` }),
    ...(listUnsubscribe?.startsWith("https:") && {
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }),
  };
}
