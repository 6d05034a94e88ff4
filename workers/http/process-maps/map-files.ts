import { type MapView, readMap } from "@allteach/actions/process-maps/read-map";
import { mapOutline } from "@allteach/domain/process-map/map-outline";
import { failuresByStep } from "@allteach/domain/process-map/map-reading";
import { failuresCsv } from "@allteach/interchange/write-failures-csv";
import { paths } from "@allteach/web/paths";
import { type Context, Hono } from "hono";
import type { NetworkEnv } from "../app-env.ts";
import { answerRefusal } from "../refusal.tsx";
import { pdfAnswer, worksheetOf } from "../worksheet.ts";

/** A process map and what can go wrong in it, as files. */
export const mapFileRoutes = new Hono<NetworkEnv>().get(paths.processMapFile.pattern, async (c) => {
  const read = await readMap(c.var.action, c.req.param("map"));
  if (!read.ok) return answerRefusal(c, read.refusal);
  return fileOf(c, read.value, c.req.param("file"));
});

async function fileOf(c: Context<NetworkEnv>, view: MapView, name: string): Promise<Response> {
  const { map, failures, tests } = view;
  switch (name) {
    case "outline.txt":
      return c.text(mapOutline(map));
    case "map.json":
      return c.json({ version: map.version, name: map.name, steps: map.steps });
    case "risks.csv": {
      const names = new Map(tests.map(({ id, objective }) => [id, objective]));
      c.header("content-disposition", 'attachment; filename="risks.csv"');
      return c.body(failuresCsv(failures, names), 200, {
        "content-type": "text/csv; charset=utf-8",
      });
    }
    case "map.pdf":
      return pdfAnswer(c, await mapOnPaper(c, view), "map");
    case "risks.pdf":
      return pdfAnswer(c, await risksOnPaper(c, view), "risks");
    default:
      return answerRefusal(c, { kind: "not-found", what: "map" });
  }
}

async function mapOnPaper(c: Context<NetworkEnv>, view: MapView): Promise<Uint8Array> {
  const { id, map, failures } = view;
  const { mapPdf } = await import("@allteach/report/worksheets/map-pdf");
  const path = paths.processMap({ network: c.var.network.slug, map: id });
  return mapPdf({
    ...(await worksheetOf(c, path, map.at)),
    ...{ title: map.name, about: aboutOf(view), steps: map.steps },
    failures: failuresByStep(failures),
  });
}

async function risksOnPaper(c: Context<NetworkEnv>, view: MapView): Promise<Uint8Array> {
  const { id, map, failures, measures, tests } = view;
  const { risksPdf } = await import("@allteach/report/worksheets/risks-pdf");
  const path = paths.risks({ network: c.var.network.slug, map: id });
  const latest = Math.max(map.at, ...failures.map(({ at }) => at));
  return risksPdf({
    ...(await worksheetOf(c, path, latest)),
    ...{ title: `What can go wrong: ${map.name}`, about: aboutOf(view), failures },
    names: new Map([
      ...measures.map(({ code, name }) => [code as string, name] as const),
      ...tests.map(({ id: test, objective }) => [test, objective] as const),
    ]),
  });
}

const aboutOf = ({ site, map }: MapView) =>
  [site?.name, `Version ${map.version}`].filter(Boolean).join(" · ");
