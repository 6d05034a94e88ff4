import { createMiddleware } from "hono/factory";
import type { AppEnv } from "./app-env.ts";
import { answerRefusal } from "./refusal.tsx";

/** A person writes at a person's pace. */
export const unhurried = createMiddleware<AppEnv>(async (c, next) => {
  if (c.req.method === "GET" || c.req.method === "HEAD") return next();
  const key = c.var.caller.person?.id ?? c.req.header("cf-connecting-ip") ?? "nobody";
  const { success } = await c.env.WRITE_LIMIT.limit({ key });
  return success ? next() : answerRefusal(c, { kind: "too-many" });
});
