import { GoalId } from "@allteach/domain/goal";
import { NetworkId, UserId } from "@allteach/domain/identity";
import { PinId } from "@allteach/domain/pins/pin";
import * as z from "zod";

/** What a queue carries: ids only, never figures, addresses or secrets. */
export const Job = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("build-report"), network: NetworkId, report: z.string() }),
  z.strictObject({ kind: z.literal("deliver"), network: NetworkId, delivery: z.string() }),
  z.strictObject({ kind: z.literal("publish-goal"), network: NetworkId, goal: GoalId }),
  z.strictObject({ kind: z.literal("publish-pin"), network: NetworkId, pin: PinId }),
  z.strictObject({ kind: z.literal("introduce"), network: NetworkId, introduction: z.string() }),
  z.strictObject({ kind: z.literal("digest"), user: UserId, day: z.iso.date() }),
  z.strictObject({ kind: z.literal("migrate"), network: NetworkId }),
]);
export type Job = z.infer<typeof Job>;
