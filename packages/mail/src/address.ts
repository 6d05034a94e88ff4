import * as z from "zod";

/** The most that SMTP carries between its angle brackets (RFC 5321, erratum 1690). */
const LONGEST_ADDRESS = 254;
const LONGEST_LOCAL_PART = 64;
const LONGEST_DOMAIN = 253;

const localPart = /^(?!-)[a-z0-9_+'&~=#/-]+(\.[a-z0-9_+'&~=#/-]+)*$/i;
const domainLetters = /^[\p{L}\p{M}\p{N}.-]+$/u;
const domainName = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/;

/**
 * Exactly one mail address, in small letters: `ada@north.example`.
 *
 * Lists, groups, quoted names, comments, angle brackets, spaces, line breaks and characters that
 * only look like `@` or `.` are refused, not repaired: each has carried mail to somebody else.
 * Spaces and tabs around it are dropped, a domain of another script takes its ASCII form
 * (`xn--…`), and capitals go, because no mail service in use tells `Ada@` from `ada@` while a
 * telephone capitalises what it likes.
 *
 * Source: RFC 5321 §4.5.3.1; failures of CVE-2022-35924, CVE-2026-73420 and GHSA-5jpx-9hw9-2fx4.
 */
export const Address = z.string().transform((text, context) => {
  const address = normalise(text.replace(/^[ \t]+|[ \t]+$/g, ""));
  if (address !== undefined) return address;
  context.addIssue("give one plain address, as name@hospital.org");
  return z.NEVER;
});
export type Address = z.infer<typeof Address>;

const Normalised = z.string().brand<"Address">();

function normalise(text: string): z.infer<typeof Normalised> | undefined {
  const [local, typedDomain, ...rest] = text.split("@");
  if (local === undefined || typedDomain === undefined || rest.length > 0) return undefined;
  if (local.length > LONGEST_LOCAL_PART || !localPart.test(local)) return undefined;
  const domain = asciiDomain(typedDomain);
  if (!domain) return undefined;
  const address = `${local.toLowerCase()}@${domain}`;
  return address.length <= LONGEST_ADDRESS ? Normalised.parse(address) : undefined;
}

/** The domain as the name system knows it; none for a host's number or a disguised letter. */
function asciiDomain(typed: string): string | undefined {
  const disguised = [...typed].some((letter) => letter.normalize("NFKC") !== letter);
  const domain = typed.toLowerCase();
  if (domain.length > LONGEST_DOMAIN || disguised || !domainLetters.test(domain)) return undefined;
  const url = URL.parse(`http://${domain}`);
  if (!url || url.hostname.length > LONGEST_DOMAIN) return undefined;
  return domainName.test(url.hostname) ? url.hostname : undefined;
}
