import * as z from "zod";
import type { SiteId, UserId } from "../identity.ts";
import type { Cycle } from "../pdsa-cycle.ts";
import type { Pin, PinId } from "../pins/pin.ts";
import { Day } from "../policy.ts";

export const TryId = z
  .string()
  .regex(/^y_[a-z0-9]{16}$/)
  .brand<"TryId">();
export type TryId = z.infer<typeof TryId>;

/** That a site tried a pin, as someone writes it down: the site by its code. */
export const TryDraft = z.object({
  site: z.string().trim().min(1, "choose the site").max(60),
  /** The test of change by which it was tried, by its id; empty where none was written down. */
  test: z.string().trim().max(60).default(""),
  since: z.union([Day, z.literal("")]).default(""),
});
export type TryDraft = z.infer<typeof TryDraft>;

export interface PinTry {
  id: TryId;
  pin: PinId;
  site: SiteId;
  test?: string;
  since: string;
  owner: UserId;
  at: number;
}

/** Where and since when a pin was tried, and whether anybody wrote down what happened. */
export interface Trial {
  pin: PinId;
  site: SiteId;
  from: string;
  tested?: string;
  /** The measure that the test names, by its code. */
  measure?: string;
}

const dayOf = (instant: number) => new Date(instant).toISOString().slice(0, 10);

/** What a site's own word, and the test that it names, say of when it tried a pin. */
export function trialOf(
  { pin, site, since }: Pick<PinTry, "pin" | "site" | "since">,
  test: Cycle | undefined,
): Trial {
  const isWritten = test?.stage === "studying" || test?.stage === "done";
  return {
    ...{ pin, site, from: test?.starts || since },
    ...(test && isWritten && { tested: test.ends || dayOf(test.changedAt) }),
    ...(test && test.measure !== "" && { measure: test.measure }),
  };
}

/**
 * What a pin says of itself: the test that it came from, or the site whose chart stands beside it. It
 * counts from the test's first day, or else from the day on which it was pinned.
 */
export function ownTrial(
  { id, site, evidenceSite, createdAt }: Pick<Pin, "id" | "site" | "evidenceSite" | "createdAt">,
  test: Cycle | undefined,
): Trial | undefined {
  const where = test?.site ?? evidenceSite ?? (test && site);
  return where && trialOf({ pin: id, site: where, since: dayOf(createdAt) }, test);
}
