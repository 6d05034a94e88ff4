import { ProvisionRequest, provisionNetwork } from "@allteach/actions/provision-network";
import { apiPaths } from "@allteach/web/paths";
import { Hono } from "hono";
import { foundryOf } from "../networks.ts";
import { chartApi } from "./api-chart.ts";
import { figuresApi } from "./api-figures.ts";
import { membersApi } from "./api-members.ts";
import { reportsApi } from "./api-reports.ts";
import type { AppEnv } from "./app-env.ts";
import { jsonBody } from "./body.ts";
import { enterNetwork } from "./caller.ts";
import { answerRefusal } from "./refusal.tsx";

/** The HTTP API: the same actions as the pages, in JSON, with refusals as RFC 9457 has them. */
export const apiRoutes = new Hono<AppEnv>()
  .post(apiPaths.networks, async (c) => {
    const { person } = c.var.caller;
    if (!person) return answerRefusal(c, { kind: "not-signed-in" });
    const { success } = await c.env.PROVISION_LIMIT.limit({ key: person.id });
    if (!success) return answerRefusal(c, { kind: "too-many" });
    const body = await jsonBody(c, ProvisionRequest);
    if (!body.ok) return answerRefusal(c, body.refusal);
    const made = await provisionNetwork(foundryOf(c.env, c.var.now), person.id, body.value);
    if (!made.ok) return answerRefusal(c, made.refusal);
    const { slug } = made.value;
    const { name, template, timeZone } = body.value;
    return c.json({ slug, name, template, timeZone }, 201, { location: `/n/${slug}` });
  })
  .use("/api/v1/n/:network/*", enterNetwork as never)
  .route("/", figuresApi as never)
  .route("/", chartApi as never)
  .route("/", reportsApi as never)
  .route("/", membersApi as never);
