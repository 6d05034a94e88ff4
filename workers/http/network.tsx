import { Hono } from "hono";
import { createMiddleware } from "hono/factory";
import type { NetworkEnv } from "./app-env.ts";
import { enterNetwork } from "./caller.ts";
import { measureRoutes } from "./measure.tsx";
import { overviewRoutes } from "./overview.tsx";
import { answerRefusal } from "./refusal.tsx";
import { reportRoutes } from "./report.tsx";
import { siteRoutes } from "./site.tsx";
import { submissionRoutes } from "./submission.tsx";
import { subscriptionRoutes } from "./subscription.tsx";
import { tokenRoutes } from "./token.tsx";
import { uploadRoutes } from "./upload.tsx";

/** A person writes at a person's pace. */
const unhurried = createMiddleware<NetworkEnv>(async (c, next) => {
  if (c.req.method === "GET" || c.req.method === "HEAD") return next();
  const key = c.var.caller.person?.id ?? c.req.header("cf-connecting-ip") ?? "nobody";
  const { success } = await c.env.WRITE_LIMIT.limit({ key });
  return success ? next() : answerRefusal(c, { kind: "too-many" });
});

/** Every page of a network, for whoever may enter it. */
export const networkRoutes = new Hono<NetworkEnv>()
  .use("/n/:network/*", enterNetwork, unhurried)
  .route("/", overviewRoutes)
  .route("/", measureRoutes)
  .route("/", submissionRoutes)
  .route("/", siteRoutes)
  .route("/", uploadRoutes)
  .route("/", reportRoutes)
  .route("/", tokenRoutes)
  .route("/", subscriptionRoutes);
