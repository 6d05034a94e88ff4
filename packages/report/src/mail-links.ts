import { escaped } from "./escaped.ts";

/** Where a reader changes or stops these mails: different for each reader. */
export interface MailLinks {
  /** The page that lists what this reader gets. */
  change: string;
  /** Stops this report's mails, for this reader alone. */
  stop: string;
}

/**
 * Stands for a reader's own links in a mail that is stored once and sent to many. The letters
 * survive HTML unchanged and are no address that anybody could follow.
 */
export const linkPlaceholders: MailLinks = {
  change: "allteach-link-to-change",
  stop: "allteach-link-to-stop",
};

/** The stored mail with one reader's own links in it. */
export function withLinks(body: string, links: MailLinks, form: "html" | "text"): string {
  const written = (link: string) => (form === "html" ? escaped(link) : link);
  return body
    .replaceAll(linkPlaceholders.change, () => written(links.change))
    .replaceAll(linkPlaceholders.stop, () => written(links.stop));
}
