import type { DiagramView } from "@allteach/actions/read-diagram";
import { diagramOutline } from "@allteach/domain/diagram-outline";
import { paths } from "@allteach/web/paths";
import type { Context } from "hono";
import type { NetworkEnv } from "./app-env.ts";
import { answerRefusal } from "./refusal.tsx";
import { pdfAnswer, worksheetOf } from "./worksheet.ts";

/** A key driver diagram as a file: the network's, or a site's own. */
export async function driversFile(
  c: Context<NetworkEnv>,
  view: DiagramView,
  name: string,
): Promise<Response> {
  const { version, nodes } = view.diagram;
  switch (name) {
    case "outline.txt":
      return c.text(diagramOutline(nodes));
    case "diagram.json":
      return c.json({ version, nodes });
    case "diagram.pdf":
      return pdfAnswer(c, await driversOnPaper(c, view), "drivers");
    default:
      return answerRefusal(c, { kind: "not-found", what: "diagram" });
  }
}

async function driversOnPaper(
  c: Context<NetworkEnv>,
  { site, diagram, coverage, differences }: DiagramView,
): Promise<Uint8Array> {
  const { driversPdf } = await import("@allteach/report/worksheets/drivers-pdf");
  const network = c.var.network.slug;
  const path = site ? paths.siteDrivers({ network, site: site.code }) : paths.drivers({ network });
  const about = diagram.version === 0 ? "As the template brought it" : `Version ${diagram.version}`;
  return driversPdf({
    ...(await worksheetOf(c, path, diagram.at)),
    ...{ title: site ? `Key drivers · ${site.name}` : "Key drivers", about, coverage },
    nodes: diagram.nodes,
    ...(site && { own: new Set(differences.map(({ key }) => key)) }),
  });
}
