import { ProvisionRequest, provisionNetwork } from "@allteach/actions/provision-network";
import { apiPaths } from "@allteach/web/paths";
import { Hono } from "hono";
import { foundryOf } from "../networks.ts";
import { chartApi } from "./api-chart.ts";
import { apiDocsRoutes } from "./api-docs.tsx";
import { figuresApi } from "./api-figures.ts";
import { goalsApi } from "./api-goals.ts";
import { membersApi } from "./api-members.ts";
import { reportsApi } from "./api-reports.ts";
import type { AppEnv } from "./app-env.ts";
import { jsonBody } from "./body.ts";
import { enterNetwork, whenceOf } from "./caller.ts";
import { ANSWER_FIELD, isHuman } from "./human-check.ts";
import { idempotent } from "./idempotent.ts";
import { isTooOften } from "./pace.ts";
import { answerRefusal } from "./refusal.tsx";

/** The HTTP API: the same actions as the pages, in JSON, with refusals as RFC 9457 has them. */
export const apiRoutes = new Hono<AppEnv>()
  .route("/", apiDocsRoutes)
  .post(apiPaths.networks, async (c) => {
    const { person } = c.var.caller;
    if (!person) return answerRefusal(c, { kind: "not-signed-in" });
    if (await isTooOften(c, c.env.PROVISION_LIMIT, "network", person.id)) {
      return answerRefusal(c, { kind: "too-many" });
    }
    if (!(await isHuman(c, c.req.header(ANSWER_FIELD)))) {
      const because = `answer the check of the sign-up page, and send it as ${ANSWER_FIELD}`;
      return answerRefusal(c, { kind: "invalid", problems: [{ field: "", because }] });
    }
    const body = await jsonBody(c, ProvisionRequest);
    if (!body.ok) return answerRefusal(c, body.refusal);
    const made = await provisionNetwork(foundryOf(c.env, c.var.now), person.id, body.value, {
      whence: whenceOf(c),
    });
    if (!made.ok) return answerRefusal(c, made.refusal);
    const { slug } = made.value;
    const { name, template, timeZone } = body.value;
    return c.json({ slug, name, template, timeZone }, 201, { location: `/n/${slug}` });
  })
  .use("/api/v1/n/:network/*", enterNetwork as never, idempotent as never)
  .route("/", figuresApi as never)
  .route("/", chartApi as never)
  .route("/", goalsApi as never)
  .route("/", reportsApi as never)
  .route("/", membersApi as never);
