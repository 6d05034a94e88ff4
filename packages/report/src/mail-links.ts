import { escaped } from "./escaped.ts";

/** What a reader can do from the mail itself: of a measure, of a site where one is asked. */
export interface MailAct {
  act: "reviewed" | "agenda" | "goal" | "ask";
  measure?: string;
  site?: string;
}

/** The addresses in a mail that are its reader's own. */
export interface MailLinks {
  /** The page that lists what this reader gets. */
  change: string;
  /** Stops this report's mails, for this reader alone. */
  stop: string;
  /** What this reader was sent, as it was sent. */
  view: string;
  act(act: MailAct): string;
}

const BEGIN = "allteach-link-to-";

/**
 * Stands for a reader's own links in a mail that is stored once and sent to many. The letters
 * survive HTML unchanged and are no address that anybody could follow.
 */
export const linkPlaceholders: MailLinks = {
  change: `${BEGIN}change`,
  stop: `${BEGIN}stop`,
  view: `${BEGIN}view`,
  act: ({ act, measure = "", site = "" }) => `${BEGIN}${act}~${measure}~${site}~`,
};

/** Finds one reader's own links: each is made when it is asked for. */
export interface LinkMaker {
  change: string;
  stop: string;
  view: string;
  act(act: MailAct): Promise<string>;
}

const placeholder = new RegExp(
  `${BEGIN}(?:(change|stop|view)|(reviewed|agenda|goal|ask)~([\\w.-]*)~([\\w.-]*)~)`,
  "g",
);

/** The stored mail with one reader's own links in it. */
export async function withLinks(
  body: string,
  links: LinkMaker,
  form: "html" | "text",
): Promise<string> {
  const found = new Map<string, string>();
  for (const [text, fixed, act, measure, site] of body.matchAll(placeholder)) {
    if (found.has(text)) continue;
    const link = fixed
      ? links[fixed as "change" | "stop" | "view"]
      : await links.act({
          act: act as MailAct["act"],
          ...(measure && { measure }),
          ...(site && { site }),
        });
    found.set(text, form === "html" ? escaped(link) : link);
  }
  return body.replace(placeholder, (text) => found.get(text) ?? text);
}
