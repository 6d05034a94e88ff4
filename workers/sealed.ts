import { base64UrlOf, bytesOfBase64Url } from "./base64-url.ts";

/**
 * Seals a value into a piece of an address that only we can read or make: AES-GCM under a key made
 * from the service's secret. A mail address never stands in a link's clear text.
 *
 * @param purpose What the link is for; sealed for one purpose it opens for no other.
 */
export function seal(secret: string, purpose: string, value: unknown): Promise<string> {
  return sealWith(secret, purpose, value, async () => crypto.getRandomValues(new Uint8Array(12)));
}

/**
 * The same, but a value gives the same text each time: a mail can then be made again, letter for
 * letter. Two texts that are the same tell that their values are, and nothing else.
 */
export function sealSteadily(secret: string, purpose: string, value: unknown): Promise<string> {
  return sealWith(secret, purpose, value, (plain) => markOf(secret, purpose, plain));
}

async function sealWith(
  secret: string,
  purpose: string,
  value: unknown,
  ivOf: (plain: Uint8Array<ArrayBuffer>) => Promise<Uint8Array<ArrayBuffer>>,
): Promise<string> {
  const plain = new TextEncoder().encode(JSON.stringify(value));
  const iv = await ivOf(plain);
  const key = await keyOf(secret, purpose);
  const cipher = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, plain);
  const sealed = new Uint8Array(iv.length + cipher.byteLength);
  sealed.set(iv);
  sealed.set(new Uint8Array(cipher), iv.length);
  return base64UrlOf(sealed);
}

/**
 * What was sealed; nothing where the text was not sealed by us for this purpose.
 *
 * @param secrets Any of these may have sealed it, the likeliest first.
 */
export async function unseal(
  secrets: readonly string[],
  purpose: string,
  text: string,
): Promise<unknown> {
  const sealed = bytesOfBase64Url(text);
  if (!sealed || sealed.length < 13) return undefined;
  for (const secret of secrets) {
    const value = await opened(sealed, await keyOf(secret, purpose));
    if (value !== undefined) return value;
  }
  return undefined;
}

async function opened(sealed: Uint8Array<ArrayBuffer>, key: CryptoKey): Promise<unknown> {
  try {
    const iv = sealed.slice(0, 12);
    const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv }, key, sealed.slice(12));
    return JSON.parse(new TextDecoder().decode(plain));
  } catch (error) {
    if (error instanceof DOMException || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** What stands in chance's place: made from the value under a key of its own (RFC 5297's idea). */
async function markOf(
  secret: string,
  purpose: string,
  plain: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder();
  const use = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", encoder.encode(secret), use, false, ["sign"]);
  const own = await crypto.subtle.sign("HMAC", key, encoder.encode(`steady ${purpose}`));
  const inner = await crypto.subtle.importKey("raw", own, use, false, ["sign"]);
  return new Uint8Array(await crypto.subtle.sign("HMAC", inner, plain)).slice(0, 12);
}

async function keyOf(secret: string, purpose: string): Promise<CryptoKey> {
  const encoder = new TextEncoder();
  const base = await crypto.subtle.importKey("raw", encoder.encode(secret), "HKDF", false, [
    "deriveKey",
  ]);
  return crypto.subtle.deriveKey(
    {
      name: "HKDF",
      hash: "SHA-256",
      salt: encoder.encode("allteach"),
      info: encoder.encode(purpose),
    },
    base,
    { name: "AES-GCM", length: 256 },
    false,
    ["encrypt", "decrypt"],
  );
}
