import { escaped, nameHtml } from "./escaped.ts";
import { lettered, ruled } from "./html-looks.ts";
import { mailDocument } from "./mail-document.ts";

/** A short mail of our own: what it is about, its parts, and why it came. */
export interface Letter {
  subject: string;
  /** Whose name stands above it. */
  from: string;
  heading: string;
  lead: string;
  parts: readonly LetterPart[];
  /** Why it came and how to change that. */
  foot: readonly { text: string; links: readonly LetterLink[] }[];
}

export interface LetterPart {
  heading: string;
  lines: readonly string[];
  links: readonly LetterLink[];
}

export interface LetterLink {
  text: string;
  address: string;
}

/** The letter as HTML, readable on a telephone, in the dark, and without pictures: it has none. */
export function letterHtml({ subject, from, heading, lead, parts, foot }: Letter): string {
  return mailDocument(
    subject,
    `<p${lettered("soft", 14)}>${nameHtml(from)}</p>
<h1${lettered("ink", 22, "font-weight:600;padding:0 0 12px")}>${escaped(heading)}</h1>
<p${lettered("ink", 16, "padding:0 0 12px")}>${escaped(lead)}</p>
${parts.map(partHtml).join("\n")}
<div ${ruled}>
${foot.map(({ text, links }) => `<p${lettered("soft", 14, "padding:0 0 8px")}>${escaped(text)} ${linksHtml(links, 14)}</p>`).join("\n")}
</div>
`,
  );
}

function partHtml({ heading, lines, links }: LetterPart): string {
  return `<h2${lettered("ink", 18, "font-weight:600;padding:16px 0 4px")}>${nameHtml(heading)}</h2>
${lines.map((line) => `<p${lettered("ink", 16, "padding:0 0 6px")}>${escaped(line)}</p>`).join("\n")}
<p${lettered("ink", 16, "padding:0 0 8px")}>${linksHtml(links, 16)}</p>`;
}

const linksHtml = (links: readonly LetterLink[], size: number) =>
  links
    .map(
      ({ text, address }) =>
        `<a href="${escaped(address)}"${lettered("accent", size)}>${escaped(text)}</a>`,
    )
    .join(" · ");

/** The same as plain text. */
export function letterText({ from, heading, lead, parts, foot }: Letter): string {
  const linesOf = (links: readonly LetterLink[]) =>
    links.map(({ text, address }) => `${text}: ${address}`);
  return `${[
    from,
    heading,
    lead,
    ...parts.map((part) =>
      [part.heading, "-".repeat(Math.min(76, [...part.heading].length)), ...part.lines]
        .concat(linesOf(part.links))
        .join("\n"),
    ),
    "-".repeat(76),
    ...foot.map(({ text, links }) => [text, ...linesOf(links)].join("\n")),
  ].join("\n\n")}\n`;
}
