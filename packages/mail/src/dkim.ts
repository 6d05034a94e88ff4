import { Buffer } from "node:buffer";
import { createPrivateKey } from "node:crypto";
import DKIM from "nodemailer/lib/dkim";

/** What a domain signs its mails with. */
export interface DkimKey {
  /** As in `d=`: the domain of the sender, so that DMARC finds them aligned. */
  domain: string;
  /** As in `s=`: the key is published at `{selector}._domainkey.{domain}`. */
  selector: string;
  /** RSA of at least 2048 bits, as PEM (PKCS #8). */
  privateKey: string;
}

/** RFC 8301 asks signers for this many. */
const FEWEST_KEY_BITS = 2048;

/** What is signed where it is there; with both headers of one-click unsubscribing (RFC 8058 §4). */
const signedHeaders = [
  "From",
  "To",
  "Subject",
  "Date",
  "Message-ID",
  "MIME-Version",
  "Content-Type",
  "Content-Transfer-Encoding",
  "Auto-Submitted",
  "List-Id",
  "List-Unsubscribe",
  "List-Unsubscribe-Post",
];

/**
 * A mail with its DKIM signature in front (RSA-SHA256, relaxed/relaxed).
 *
 * Source: RFC 6376; RFC 8058 §4; RFC 8301.
 * @throws {RangeError} when the key is no RSA key of 2048 bits.
 */
export async function signed(mail: Uint8Array, key: DkimKey): Promise<Uint8Array> {
  assertKey(key);
  const signer = new DKIM({
    domainName: key.domain,
    keySelector: key.selector,
    privateKey: key.privateKey,
    headerFieldNames: signedHeaders.join(":"),
  });
  const chunks: Buffer[] = [];
  for await (const chunk of signer.sign(Buffer.from(mail))) chunks.push(Buffer.from(chunk));
  const whole = Buffer.concat(chunks);
  // The library hands an unsigned mail back when it cannot sign.
  if (!whole.subarray(0, 15).toString("latin1").startsWith("DKIM-Signature:")) {
    throw new Error("the mail could not be signed");
  }
  return whole;
}

function assertKey({ privateKey }: DkimKey): void {
  let bits: number | undefined;
  try {
    const key = createPrivateKey(privateKey);
    if (key.asymmetricKeyType === "rsa") bits = key.asymmetricKeyDetails?.modulusLength;
  } catch {
    // The words of the fault may hold parts of the key.
  }
  if (bits === undefined || bits < FEWEST_KEY_BITS) {
    throw new RangeError(`DKIM needs an RSA key of ${FEWEST_KEY_BITS} bits as PEM`);
  }
}
