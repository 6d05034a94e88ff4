import { base64 } from "./base64.ts";
import { cardLooks } from "./card-looks.ts";
import type { Card } from "./curious.ts";
import { escaped, nameHtml } from "./escaped.ts";
import { completenessHtml } from "./html-completeness.ts";
import { edged, lettered, ruled } from "./html-looks.ts";
import { imageHtml, measureHtml } from "./html-measure.ts";
import { passageHtml } from "./html-passage.ts";
import { mailDocument } from "./mail-document.ts";
import type { MailLinks } from "./mail-links.ts";
import type { MeasureSection } from "./measure-section.ts";
import type { ReportModel } from "./model.ts";
import type { Passage } from "./passage.ts";
import { ReportError } from "./report-error.ts";
import type { Pictures } from "./report-pictures.ts";
import type { SideBySide } from "./side-by-side.ts";
import { momentName } from "./wording.ts";

/** How the HTML gets its pictures, and its reader's own links. */
export interface HtmlOptions {
  /** `cid`: from the mail's attachments. `data`: in the page itself, which then stands alone. */
  images: "cid" | "data";
  pictures: Pictures;
  /** In a mail: `linkPlaceholders`, or a reader's own. */
  links?: MailLinks;
}

/** In a mail: where its reader is told that pictures write numbers in another way. */
export const numbersPlace = "<!--numbers-->";

/**
 * The report as one HTML document of 600 pixels, for mail programs and for the archive.
 *
 * @throws {ReportError} where a measure's picture is missing.
 */
export function reportHtml(model: ReportModel, options: HtmlOptions): string {
  const { network, title, month, opening, cards, measures, completeness, addresses } = model;
  const { links } = options;
  const isWhole = options.images === "data";
  const [first, ...others] = opening;
  return mailDocument(
    title,
    `<p${lettered("soft", 14)}>${nameHtml(network.name)}</p>
<h1${lettered("ink", 28, "font-weight:600;padding:0 0 12px")}>${escaped(month)}</h1>
${network.simulated ? simulatedHtml() : ""}<p${lettered("ink", 18, "font-weight:600;padding:0 0 10px")}>${escaped(first)}</p>
${others.map((sentence) => `<p${lettered("ink", 16, "padding:0 0 10px")}>${escaped(sentence)}</p>`).join("\n")}
${links ? reviewedHtml(links) : ""}${headingHtml("What to be curious about")}
${cards.map(cardHtml).join("\n")}
${passagesHtml(model, "first", isWhole)}${measures.length === 0 ? "" : headingHtml("Every measure")}
${measures.map((each) => measureHtml(each, sourceOf(each, options), isWhole, links)).join("\n")}
${sideBySideHtml(model.sideBySide, options)}${headingHtml("What is in")}
${completenessHtml(completeness, { home: addresses.home, isWhole })}
${passagesHtml(model, "end", isWhole)}${headingHtml("How these figures are made")}
${model.method.map((note) => `<p${lettered("soft", 14, "padding:0 0 8px")}>${escaped(note)}</p>`).join("\n")}
${footerHtml(model, options.links)}
`,
  );
}

function passagesHtml(
  { passages }: ReportModel,
  place: Passage["place"],
  isWhole: boolean,
): string {
  return passages
    .filter((passage) => passage.place === place)
    .map((passage) => `${headingHtml(escaped(passage.title))}\n${passageHtml(passage, isWhole)}\n`)
    .join("");
}

function simulatedHtml(): string {
  return `<p${lettered("soft", 14, "padding:0 0 12px")}><b>A simulated network:</b> every figure in this report is made up.</p>\n`;
}

function headingHtml(text: string): string {
  return `<h2${lettered("ink", 22, "font-weight:600;padding:28px 0 12px")}>${text}</h2>`;
}

function cardHtml({ kind, label, heading, text, next }: Card): string {
  const { ink, mark } = cardLooks[kind];
  return `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="margin:0 0 12px"><tr><td${edged(ink)}>
<p${lettered(ink, 14, "font-weight:600")}><span aria-hidden="true">${mark}</span> ${escaped(label)}</p>
<h3${lettered("ink", 18, "font-weight:600")}>${escaped(heading)}</h3>
<p${lettered("ink", 16, "padding:2px 0 6px")}>${escaped(text)}</p>
<a href="${escaped(next.address)}"${lettered("accent", 16)}>${escaped(next.text)}</a>
</td></tr></table>`;
}

function sideBySideHtml(sideBySide: SideBySide | null, options: HtmlOptions): string {
  if (sideBySide === null) return "";
  const { section, sentence, picture } = sideBySide;
  const source = sourceOf({ measure: section.measure, picture }, options);
  const link = `<a href="${escaped(section.address)}"${lettered("accent", 14)}>All sites and their figures</a>`;
  return `${headingHtml("Site beside site")}
<p${lettered("ink", 16, "padding:0 0 8px")}>${escaped(sentence)}</p>
${source === undefined ? "" : imageHtml(source, picture.alternative)}
<p style="margin:0;padding:6px 0 0">${link}</p>
`;
}

function sourceOf(
  { picture, measure }: Pick<MeasureSection, "picture" | "measure">,
  { images, pictures }: HtmlOptions,
): string | undefined {
  if (picture === null) return undefined;
  const bytes = pictures.get(picture.contentId);
  if (bytes === undefined) throw new ReportError(measure, "its chart was not drawn");
  return images === "cid" ? `cid:${picture.contentId}` : `data:image/png;base64,${base64(bytes)}`;
}

/** What a reader does with the report as a whole, from the mail itself. */
function reviewedHtml({ act, view }: MailLinks): string {
  const link = (address: string, text: string) =>
    `<a href="${escaped(address)}"${lettered("accent", 16)}>${text}</a>`;
  return `<p${lettered("ink", 16, "padding:2px 0 10px")}>${link(act({ act: "reviewed" }), "Mark it reviewed")} · ${link(view, "Open it")}</p>\n`;
}

function footerHtml(
  { network, generatedAt, addresses }: ReportModel,
  links: MailLinks | undefined,
): string {
  const link = (address: string, text: string) =>
    `<a href="${escaped(address)}"${lettered("accent", 14)}>${text}</a>`;
  const yours =
    links === undefined
      ? ""
      : `<p${lettered("soft", 14, "padding:0 0 8px")}>You get this because you asked for the monthly report of ${nameHtml(network.name)}. ${link(links.view, "See it as it was sent to you")}, ${link(links.change, "change what you get")} or ${link(links.stop, "stop these mails")}: one click, at once.</p>`;
  return `<div ${ruled}>${yours}
<p${lettered("soft", 14)}>Made on ${momentName(generatedAt)} from the figures that were in then; a later correction does not change it. ${link(addresses.report, "This report on the web")}</p>${links ? numbersPlace : ""}</div>`;
}

/** A remark at the foot. */
export function noteHtml(note: string): string {
  return `<p${lettered("soft", 14, "padding:8px 0 0")}>${escaped(note)}</p>`;
}
