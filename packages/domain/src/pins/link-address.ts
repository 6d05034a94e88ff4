import { pinLimits } from "./pin-limits.ts";

/** Names that stay inside a building or a machine. */
const inside =
  /(?:^|\.)(?:localhost|local|internal|intranet|lan|home|corp|private|home\.arpa|test|invalid|example|onion|localdomain)$/;

/**
 * Why an address cannot be shown as a link. Nothing is ever fetched to find out: this reads letters.
 *
 * @returns A sentence that says how to put it right; nothing where a browser may be sent there.
 */
export function linkProblem(text: string): string | undefined {
  if (text === "") return "give its address";
  if (text.length > pinLimits.url) return `use at most ${pinLimits.url} characters`;
  if (/[\s\p{Cc}\p{Cf}\\]/u.test(text)) return "copy the address again: it has blanks in it";
  if (!/^https:\/\//i.test(text)) return "give an address that begins with https://";
  if (!URL.canParse(text)) return "this is no address: copy it from your browser";
  const { protocol, username, password, hostname, port } = new URL(text);
  if (protocol !== "https:") return "give an address that begins with https://";
  if (username !== "" || password !== "") return "leave out the name and password before the @";
  if (
    text
      .replace(/^https:\/\//i, "")
      .split(/[/?#]/)[0]
      ?.includes("@")
  ) {
    return "leave out what stands before the @";
  }
  if (port !== "") return "leave out the number after the colon";
  return hostProblem(hostname);
}

function hostProblem(hostname: string): string | undefined {
  const host = hostname.replace(/\.+$/, "");
  const isNumber = /^[\d.]+$/.test(host) || host.startsWith("[");
  if (isNumber) return "give the site’s name, not its number";
  if (!/^[^.]+(?:\.[^.]+)+$/.test(host) || inside.test(host)) {
    return "this address can be reached from inside a building alone: give one that all can open";
  }
  if (hostname !== host) return "leave out the dot after the name";
  return undefined;
}

/**
 * Where a link leads, as it is shown beside it: the host as browsers ask for it. A name of foreign
 * letters, which may look like one that people know, is shown as the letters that are sent.
 */
export function linkHost(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : "";
}
