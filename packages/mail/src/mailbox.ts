import type { Address } from "./address.ts";

/** Services that deliver `a.da@` and `ada@` into one mailbox. */
const dotless: ReadonlySet<string> = new Set(["gmail.com", "googlemail.com"]);

/**
 * The mailbox that an address most likely ends in: without what follows a plus sign, and without
 * dots where the service ignores them. Only for counting what is sent, never for sending.
 */
export function mailboxOf(address: Address): string {
  const at = address.lastIndexOf("@");
  const [local, domain] = [address.slice(0, at), address.slice(at + 1)];
  const plain = local.replace(/(?!^)\+.*$/, "");
  return dotless.has(domain) ? `${plain.replaceAll(".", "")}@gmail.com` : `${plain}@${domain}`;
}
