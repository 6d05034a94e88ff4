import { type MapView, readMap } from "@allteach/actions/process-maps/read-map";
import { mapOutline } from "@allteach/domain/process-map/map-outline";
import { failuresCsv } from "@allteach/interchange/write-failures-csv";
import { paths } from "@allteach/web/paths";
import { type Context, Hono } from "hono";
import type { NetworkEnv } from "../app-env.ts";
import { answerRefusal } from "../refusal.tsx";

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
    default:
      return answerRefusal(c, { kind: "not-found", what: "map" });
  }
}
