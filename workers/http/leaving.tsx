import { may } from "@allteach/domain/permission";
import { LeavingPage } from "@allteach/web/pages/removal-page";
import { paths } from "@allteach/web/paths";
import type { Context } from "hono";
import type { NetworkEnv } from "./app-env.ts";
import { answerRefusal, isApi } from "./refusal.tsx";
import { networkShell } from "./shell.ts";

/**
 * What a network answers while it is leaving: its members are told so wherever they look, and
 * whoever manages it can take it with them or keep it.
 *
 * @returns Nothing where the network is not leaving, or where what was asked for stays open.
 */
export function answerLeaving(c: Context<NetworkEnv>): Response | Promise<Response> | undefined {
  const { network, action, now } = c.var;
  const { leavingAt, slug } = network;
  if (leavingAt === null || staysOpen(c.req.path, c.req.method, slug)) return undefined;
  if (isApi(c.req.path) || c.req.method !== "GET") {
    const on = new Date(leavingAt).toISOString().slice(0, 10);
    return answerRefusal(c, { kind: "closed", because: `The network is removed on ${on}.` });
  }
  const shell = { ...networkShell(c), sections: [] };
  const mayKeep = may(action.actor, "manage-network");
  return c.html(<LeavingPage {...{ shell, network, now, leavingAt, mayKeep }} />, 409);
}

function staysOpen(path: string, method: string, network: string): boolean {
  if (method === "POST") {
    return path === paths.removalEnd({ network }) || path === paths.exportFile({ network });
  }
  return path === paths.export({ network });
}
