import type { Commons } from "@allteach/store/commons";
import { unmailedIntroductions } from "@allteach/store/introduction";
import { dropOldFences } from "@allteach/store/shared-goal";
import type { PlatformContext } from "./context.ts";

/** Asks again for the mails that introductions still owe, and forgets what is no longer needed. */
export async function sweepCommons(
  commons: Commons,
  { later, now }: Pick<PlatformContext, "later" | "now">,
): Promise<void> {
  const owing = await unmailedIntroductions(commons, now);
  await later(
    owing.map(({ id, network }) => ({ kind: "introduce", network, introduction: id }) as const),
  );
  await dropOldFences(commons, now);
}
