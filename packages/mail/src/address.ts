import { done, type Outcome, refused } from "@allteach/domain/refusal";

declare const normalised: unique symbol;

/** One plain mail address with its domain in small letters: `Ada@north.example`. */
export type Address = string & { readonly [normalised]: true };

/** The most that SMTP carries between its angle brackets (RFC 5321, erratum 1690). */
const LONGEST_ADDRESS = 254;
const LONGEST_LOCAL_PART = 64;
const LONGEST_DOMAIN = 253;

const localPart = /^(?!-)[A-Za-z0-9_+'&~=#/-]+(\.[A-Za-z0-9_+'&~=#/-]+)*$/;
const domainLetters = /^[\p{L}\p{M}\p{N}.-]+$/u;
const domainName = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/;

/**
 * Reads what someone typed as exactly one mail address.
 *
 * Lists, groups, quoted names, comments, angle brackets, spaces, line breaks and characters that
 * only look like `@` or `.` are refused, not repaired: each has carried mail to somebody else.
 *
 * @param text Spaces and tabs around it are dropped.
 * @param field The form field or JSON pointer that a problem is reported under.
 * @returns The address with a domain of other scripts in its ASCII form (`xn--…`); an `invalid`
 *   refusal otherwise. The part before the `@` keeps its letters as typed: see `mailboxOf`.
 *
 * Source: RFC 5321 §4.5.3.1; failures of CVE-2022-35924, CVE-2026-73420 and GHSA-5jpx-9hw9-2fx4.
 */
export function readAddress(text: string, field = "email"): Outcome<Address> {
  const address = normalise(text.replace(/^[ \t]+|[ \t]+$/g, ""));
  if (address) return done(address);
  const because = "give one plain address, as name@hospital.org";
  return refused({ kind: "invalid", problems: [{ field, because }] });
}

/**
 * The address as a key for "the same person": all in small letters, because no mail service in use
 * tells `Ada@` from `ada@`, and a telephone capitalises what it likes.
 */
export function mailboxOf(address: Address): Address {
  return address.toLowerCase() as Address;
}

function normalise(text: string): Address | undefined {
  const [local, typedDomain, ...rest] = text.split("@");
  if (local === undefined || typedDomain === undefined || rest.length > 0) return undefined;
  if (local.length > LONGEST_LOCAL_PART || !localPart.test(local)) return undefined;
  const domain = asciiDomain(typedDomain.toLowerCase());
  if (!domain) return undefined;
  const address = `${local}@${domain}`;
  return address.length <= LONGEST_ADDRESS ? (address as Address) : undefined;
}

/** The domain as the name system knows it; none for a host's number or a disguised letter. */
function asciiDomain(domain: string): string | undefined {
  const disguised = domain.normalize("NFKC") !== domain;
  if (domain.length > LONGEST_DOMAIN || disguised || !domainLetters.test(domain)) return undefined;
  const url = URL.parse(`http://${domain}`);
  if (!url || url.hostname.length > LONGEST_DOMAIN) return undefined;
  return domainName.test(url.hostname) ? url.hostname : undefined;
}
