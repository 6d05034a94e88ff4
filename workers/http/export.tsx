import { readSettings } from "@allteach/actions/change-settings";
import { exportNetwork } from "@allteach/actions/export-network";
import { ExportPage } from "@allteach/web/pages/export-page";
import { paths } from "@allteach/web/paths";
import { Hono } from "hono";
import { archiveOf } from "../archive.ts";
import type { NetworkEnv } from "./app-env.ts";
import { answerRefusal } from "./refusal.tsx";
import { networkShell } from "./shell.ts";

/** A whole network as one file, for whoever manages it. */
export const exportRoutes = new Hono<NetworkEnv>()
  .get(paths.export.pattern, async (c) => {
    const read = await readSettings(c.var.action);
    if (!read.ok) return answerRefusal(c, read.refusal);
    return c.html(<ExportPage shell={networkShell(c, "settings")} charter={read.value} />);
  })
  .post(paths.exportFile.pattern, async (c) => {
    const made = await exportNetwork(c.var.action, archiveOf(c.env.ARCHIVE));
    if (!made.ok) return answerRefusal(c, made.refusal);
    const { zip, sha256 } = made.value;
    const day = c.var.now.toISOString().slice(0, 10);
    return c.body(zip.slice().buffer, 200, {
      "content-type": "application/zip",
      "content-disposition": `attachment; filename="${c.var.network.slug}-${day}.zip"`,
      "x-content-sha256": sha256,
    });
  });
