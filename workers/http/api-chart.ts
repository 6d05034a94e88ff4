import { type MeasureChart, readMeasure } from "@allteach/actions/read-measure";
import { recordExport } from "@allteach/actions/record-export";
import { readingSvg } from "@allteach/chart/reading-svg";
import { Period } from "@allteach/domain/period";
import { apiPaths } from "@allteach/web/paths";
import { Hono } from "hono";
import * as z from "zod";
import type { NetworkEnv } from "./app-env.ts";
import { problemsIn } from "./body.ts";
import { chartCsv } from "./chart-csv.ts";
import { missingMonths } from "./missing-months.ts";
import { answerRefusal } from "./refusal.tsx";

/** Whose chart, and of which months. */
export const ChartQuery = z.object({
  site: z.string().max(60).optional(),
  node: z.string().max(60).optional(),
  from: Period.optional(),
  to: Period.optional(),
});

/** A measure's control chart: as data, as a drawing, as a picture, as a table. */
export const chartApi = new Hono<NetworkEnv>().get(apiPaths.chart.pattern, async (c) => {
  const query = ChartQuery.safeParse(c.req.query());
  if (!query.success) {
    return answerRefusal(c, { kind: "invalid", problems: problemsIn(query.error) });
  }
  const { site, node, from, to } = query.data;
  const { measure, chart: file } = c.req.param() as { measure: string; chart: string };
  const read = await readMeasure(c.var.action, {
    measure,
    ...(site !== undefined && { site }),
    ...(node !== undefined && { node }),
    ...(from && { from }),
    ...(to && { to }),
  });
  if (!read.ok) return answerRefusal(c, read.refusal);
  const { main, charter } = read.value;
  if (file !== "chart") {
    const subject = main.site ? `${main.measure.code}, ${main.site.code}` : main.measure.code;
    const taken = { action: "export-chart", subject, detail: { file, ...query.data } } as const;
    const allowed = await recordExport(c.var.action, charter, taken);
    if (!allowed.ok) return answerRefusal(c, allowed.refusal);
  }
  switch (file) {
    case "chart.svg":
      return c.body(drawing(main), 200, { "content-type": "image/svg+xml; charset=utf-8" });
    case "chart.png": {
      const { chartPng } = await import("@allteach/report/png");
      const { pngTools } = await import("../png-tools.ts");
      const png = await chartPng(drawing(main), pngTools);
      return c.body(png.slice().buffer, 200, { "content-type": "image/png" });
    }
    case "chart.csv":
      return c.body(chartCsv(main), 200, {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": `attachment; filename="${main.measure.code}.csv"`,
      });
    default:
      return c.json(chartJson(main));
  }
});

function chartJson({ measure, site, node, reading }: MeasureChart) {
  const { chart, signals, sentence, ruleSet, variation, goal, validity } = reading;
  return {
    measure: measure.code,
    ...(site && { site: site.code }),
    ...(node && { node: node.code }),
    unit: measure.unit,
    ...chart,
    ...{ signals, sentence, ruleSet, variation, goal, validity },
  };
}

/** A drawing that stands on its own: in a document, in a mail, on a wall. */
function drawing({ measure, site, node, months, reading }: MeasureChart): string {
  return readingSvg(reading, {
    id: "chart",
    title: [measure.name, (site ?? node)?.name].filter(Boolean).join(", "),
    theme: "print",
    axisTitle: measure.name,
    missing: missingMonths(months),
  });
}
