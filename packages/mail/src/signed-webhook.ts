import { base64 } from "./base64.ts";

/** A webhook as it came in: the body's own bytes, never parsed and written again. */
export interface Webhook {
  body: string;
  /** A header by its name in small letters. */
  header(name: string): string | undefined | null;
}

/** How far a sender's clock and ours may be apart, and how long a message may be repeated. */
const TOLERANCE_SECONDS = 5 * 60;

/**
 * Whether a webhook was signed by who knows the secret, within the last five minutes: the scheme of
 * Svix and of Standard Webhooks, which Resend uses. Each of several signatures may be the right one,
 * while a secret is being changed.
 *
 * @param secret As the provider shows it: `whsec_` and base64.
 * @throws {RangeError} when the secret is none.
 *
 * Source: standardwebhooks.com, specification; docs.svix.com, verifying manually.
 */
export async function isSignedWebhook(
  webhook: Webhook,
  secret: string,
  now: Date,
): Promise<boolean> {
  const part = (name: string) =>
    webhook.header(`svix-${name}`) ?? webhook.header(`webhook-${name}`) ?? "";
  const [id, timestamp, signatures] = [part("id"), part("timestamp"), part("signature")];
  if (id === "" || !/^\d{1,12}$/.test(timestamp)) return false;
  if (Math.abs(now.getTime() / 1000 - Number(timestamp)) > TOLERANCE_SECONDS) return false;
  const signed = await signatureOf(`${id}.${timestamp}.${webhook.body}`, secret);
  const given = signatures.split(" ").filter((each) => each.startsWith("v1,"));
  return given.some((each) => isSame(each.slice("v1,".length), signed));
}

async function signatureOf(text: string, secret: string): Promise<string> {
  const encoded = /^(?:whsec_)?([A-Za-z0-9+/]{16,}={0,2})$/.exec(secret)?.[1];
  if (encoded === undefined) throw new RangeError("a webhook's secret is whsec_ and base64");
  const bytes = Uint8Array.from(atob(encoded), (letter) => letter.charCodeAt(0));
  const hmac = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", bytes, hmac, false, ["sign"]);
  const mac = await crypto.subtle.sign("HMAC", key, new TextEncoder().encode(text));
  return base64(new Uint8Array(mac));
}

/** Takes as long wherever they differ. */
function isSame(given: string, right: string): boolean {
  let difference = given.length ^ right.length;
  for (let place = 0; place < right.length; place += 1) {
    difference |= given.charCodeAt(place % Math.max(given.length, 1)) ^ right.charCodeAt(place);
  }
  return difference === 0;
}
