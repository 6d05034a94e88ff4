import { type Happenings, readHappenings } from "@allteach/actions/read-happenings";
import { type MeasureChart, readMeasure } from "@allteach/actions/read-measure";
import { recordExport } from "@allteach/actions/record-export";
import { readingSvg } from "@allteach/chart/reading-svg";
import { marksOn } from "@allteach/domain/chart-marks";
import { Period } from "@allteach/domain/period";
import { scorePrediction } from "@allteach/domain/prediction";
import { apiPaths } from "@allteach/web/paths";
import { expectedOn } from "@allteach/web/words/prediction-words";
import { Hono } from "hono";
import * as z from "zod";
import type { NetworkEnv } from "./app-env.ts";
import { problemsIn } from "./body.ts";
import { chartCsv } from "./chart-csv.ts";
import { missingMonths } from "./missing-months.ts";
import { answerRefusal } from "./refusal.tsx";

/** Whose chart, and of which months. */
export const ChartQuery = z.object({
  site: z.string().max(60).optional().describe("A site's code: its chart alone."),
  node: z.string().max(60).optional().describe("A node's code: its sites together."),
  from: Period.optional().describe("The first month: 2025-01. Else three years are drawn."),
  to: Period.optional().describe("The last month. Else the last that has ended."),
});

/** A measure's control chart: as data, as a drawing, as a picture, as a table. */
export const chartApi = new Hono<NetworkEnv>().get(apiPaths.chart.pattern, async (c) => {
  const query = ChartQuery.safeParse(c.req.query());
  if (!query.success) {
    return answerRefusal(c, { kind: "invalid", problems: problemsIn(query.error) });
  }
  const { site, node, from, to } = query.data;
  const { measure, chart: file } = c.req.param() as { measure: string; chart: string };
  const [read, happened] = await Promise.all([
    readMeasure(c.var.action, {
      measure,
      ...(site !== undefined && { site }),
      ...(node !== undefined && { node }),
      ...(from && { from }),
      ...(to && { to }),
    }),
    readHappenings(c.var.action, {
      measure,
      ...(site !== undefined && { site }),
      ...(site === undefined && node !== undefined && { node }),
    }),
  ]);
  if (!read.ok) return answerRefusal(c, read.refusal);
  if (!happened.ok) return answerRefusal(c, happened.refusal);
  // What is expected lies ahead: it has no place on a chart that is cut before.
  const { marks, predictions } = happened.value;
  const around = { marks, predictions: to ? [] : predictions };
  const { main, charter } = read.value;
  if (file !== "chart") {
    const subject = main.site ? `${main.measure.code}, ${main.site.code}` : main.measure.code;
    const taken = { action: "export-chart", subject, detail: { file, ...query.data } } as const;
    const allowed = await recordExport(c.var.action, charter, taken);
    if (!allowed.ok) return answerRefusal(c, allowed.refusal);
  }
  switch (file) {
    case "chart.svg":
      return c.body(drawing(main, around), 200, { "content-type": "image/svg+xml; charset=utf-8" });
    case "chart.png": {
      const { chartPng } = await import("@allteach/report/png");
      const { pngTools } = await import("../png-tools.ts");
      const png = await chartPng(drawing(main, around), pngTools);
      return c.body(png.slice().buffer, 200, { "content-type": "image/png" });
    }
    case "chart.csv":
      return c.body(chartCsv(main, around), 200, {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": `attachment; filename="${main.measure.code}.csv"`,
      });
    default:
      return c.json(chartJson(main, around));
  }
});

/** What stands beside a chart's months. */
type Around = Pick<Happenings, "marks" | "predictions">;

function chartJson({ measure, site, node, reading }: MeasureChart, around: Around) {
  const { chart, signals, sentence, ruleSet, variation, goal, validity } = reading;
  return {
    measure: measure.code,
    ...(site && { site: site.code }),
    ...(node && { node: node.code }),
    unit: measure.unit,
    ...chart,
    ...{ signals, sentence, ruleSet, variation, goal, validity },
    notes: around.marks.map(({ on, kind, text }) => ({ on, kind, text })),
    predictions: around.predictions.map((each) => ({
      ...{ id: each.id, change: each.change, amount: each.amount, level: each.level },
      ...{ since: each.since, until: each.until },
      verdict: scorePrediction(each, reading).verdict,
    })),
  };
}

/** A drawing that stands on its own: in a document, in a mail, on a wall. */
function drawing(
  { measure, site, node, months, reading }: MeasureChart,
  { marks, predictions }: Around,
): string {
  const { points } = reading.chart;
  const labels = points.map(({ label }) => label);
  return readingSvg(reading, {
    id: "chart",
    title: [measure.name, (site ?? node)?.name].filter(Boolean).join(", "),
    theme: "print",
    axisTitle: measure.name,
    missing: missingMonths(months),
    annotations: marksOn(points, marks),
    ...expectedOn(labels, predictions, reading.format),
  });
}
