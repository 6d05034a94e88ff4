import { listReports, readReport } from "@allteach/actions/read-reports";
import { apiPaths, paths } from "@allteach/web/paths";
import { Hono } from "hono";
import { archiveOf } from "../archive.ts";
import { listAnswer } from "./api-page.ts";
import type { NetworkEnv } from "./app-env.ts";
import { artefactAnswer } from "./artefact.ts";
import { answerRefusal } from "./refusal.tsx";

/** The archive of reports. */
export const reportsApi = new Hono<NetworkEnv>()
  .get(apiPaths.reports.pattern, async (c) => {
    const listed = await listReports(c.var.action);
    if (!listed.ok) return answerRefusal(c, listed.refusal);
    const items = listed.value.reports.map(({ dueAt, builtAt, ...report }) => ({
      ...report,
      dueAt: new Date(dueAt).toISOString(),
      ...(builtAt !== undefined && { builtAt: new Date(builtAt).toISOString() }),
    }));
    return listAnswer(c, items, ({ id }) => id);
  })
  // `…/reports/network-2026-10` tells of a report; `….html` is the report, byte for byte.
  .get(apiPaths.report.pattern, async (c) => {
    const named = c.req.param("report");
    const [, id = named, form] = /^(.*)\.(html|pdf|txt|csv)$/.exec(named) ?? [];
    const read = await readReport(c.var.action, id);
    if (!read.ok) return answerRefusal(c, read.refusal);
    const { report, artefacts } = read.value;
    if (form) {
      const archive = archiveOf(c.env.ARCHIVE);
      return artefactAnswer(c, archive, read.value, `report.${form}`);
    }
    const network = c.var.network.slug;
    return c.json({
      ...report,
      artefacts: artefacts.map((each) => ({
        ...each,
        href: paths.artefact({ network, report: id, artefact: each.name }),
      })),
    });
  });
