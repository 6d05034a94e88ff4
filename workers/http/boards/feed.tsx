import { readFeed } from "@allteach/actions/boards/read-feed";
import { evidenceGrades } from "@allteach/domain/pins/evidence-grade";
import { pinKinds } from "@allteach/domain/pins/pin";
import { FeedPage } from "@allteach/web/pages/boards/feed-page";
import type { Context } from "hono";
import * as z from "zod";
import type { NetworkEnv } from "../app-env.ts";
import { answerRefusal } from "../refusal.tsx";
import { networkShell } from "../shell.ts";

const Key = z
  .string()
  .regex(/^[a-z0-9-]{0,40}$/)
  .catch("");
const Question = z.object({
  show: z.enum(["all", "for-you", "followed"]).catch("all"),
  q: z.string().trim().max(200).catch(""),
  kind: z.enum(pinKinds).optional().catch(undefined),
  family: Key.default(""),
  driver: Key.default(""),
  condition: Key.default(""),
  grade: z.enum(evidenceGrades).optional().catch(undefined),
  site: z.string().trim().max(60).catch(""),
  after: z.string().max(40).catch(""),
});

/** The pins of a network, narrowed as the address has it. */
export async function feed(c: Context<NetworkEnv>): Promise<Response> {
  const asked = Question.parse(c.req.query());
  const read = await readFeed(c.var.action, asked);
  if (!read.ok) return answerRefusal(c, read.refusal);
  const { after, kind = "", grade = "", ...filter } = asked;
  return c.html(
    <FeedPage
      shell={networkShell(c, "pins")}
      now={c.var.now}
      {...read.value}
      filter={{ ...filter, kind, grade }}
      isFirst={after === ""}
      isMember={c.var.action.actor.kind === "person"}
      happened={c.req.query("now") === "removed" ? "The pin is removed." : undefined}
    />,
  );
}
