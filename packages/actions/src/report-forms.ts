import { sha256 } from "@allteach/domain/digest";
import type { NetworkRecord } from "@allteach/domain/network";
import type { Artefact } from "@allteach/domain/report";
import { callPack } from "@allteach/report/call-pack";
import { reportCsv } from "@allteach/report/figures-csv";
import { reportHtml } from "@allteach/report/html";
import { linkPlaceholders } from "@allteach/report/mail-links";
import type { ReportModel } from "@allteach/report/model";
import type { NumberStyleName } from "@allteach/report/number-style";
import { paperIn } from "@allteach/report/pdf/paper";
import { reportPdf } from "@allteach/report/pdf/report-pdf";
import type { PngTools } from "@allteach/report/png";
import { ReportError } from "@allteach/report/report-error";
import { reportPictures } from "@allteach/report/report-pictures";
import { reportText } from "@allteach/report/text";
import type { Archive } from "./archive.ts";
import { artefactKey } from "./read-reports.ts";

/** One form of a report before it is stored. */
interface Form {
  name: string;
  type: string;
  bytes: Uint8Array;
}

/**
 * Every form of a report, all from the one model: what its page, its mail, its paper and its files
 * say cannot differ.
 *
 * @param numbers How its readers write numbers, besides the English way: a paper form for each.
 * @throws {ReportError} naming the first measure whose chart cannot be drawn, or the form that cannot
 *   be made.
 */
export async function reportForms(
  model: ReportModel,
  png: PngTools,
  { timeZone, numbers }: { timeZone: string; numbers: readonly NumberStyleName[] },
): Promise<Form[]> {
  const pictures = await reportPictures(model, png);
  const mail = { images: "cid", pictures, links: linkPlaceholders } as const;
  const papers: Form[] = [];
  for (const style of new Set<NumberStyleName>(["english", ...numbers])) {
    const bytes = await made("the paper form", () =>
      reportPdf(model, { paper: paperIn(timeZone), fonts: png.fonts, numbers: style }),
    );
    papers.push({ name: paperName(style), type: "application/pdf", bytes });
  }
  return [
    textForm("report.html", "text/html", reportHtml(model, { images: "data", pictures })),
    ...papers,
    textForm("report.txt", "text/plain", reportText(model)),
    textForm("report.csv", "text/csv", reportCsv(model)),
    textForm("call-pack.html", "text/html", callPack(model, pictures)),
    textForm("mail.html", "text/html", reportHtml(model, mail)),
    textForm("mail.txt", "text/plain", reportText(model, linkPlaceholders)),
    ...[...pictures].map(([name, bytes]) => ({ name, type: "image/png", bytes })),
  ];
}

/** `report.pdf`; in other numbers than the English `report.continental.pdf`. */
export function paperName(numbers: NumberStyleName): string {
  return numbers === "english" ? "report.pdf" : `report.${numbers}.pdf`;
}

/** Whatever keeps a form from being made is a reason that a person sees. */
async function made<Made>(what: string, make: () => Promise<Made>): Promise<Made> {
  try {
    return await make();
  } catch (cause) {
    if (cause instanceof ReportError) throw cause;
    throw new ReportError(what, "it could not be made, so nothing is sent", cause);
  }
}

/** Keeps forms in the archive, each under the hash of its bytes; all of them at the same time. */
export async function keepForms(
  { network, archive }: { network: NetworkRecord; archive: Archive },
  id: string,
  forms: readonly Form[],
): Promise<Artefact[]> {
  const hashed = await Promise.all(
    forms.map(async (form) => ({ ...form, hash: await sha256(form.bytes) })),
  );
  await Promise.all(
    hashed.map(({ hash, bytes, type }) =>
      archive.put(artefactKey(network.id, id, hash), bytes, type),
    ),
  );
  return hashed.map(({ name, type, hash, bytes }) => ({
    ...{ name, type, sha256: hash },
    bytes: bytes.length,
  }));
}

function textForm(name: string, type: string, body: string): Form {
  return { name, type: `${type}; charset=utf-8`, bytes: new TextEncoder().encode(body) };
}
