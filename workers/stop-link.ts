import * as z from "zod";
import { sealSteadily, unseal } from "./sealed.ts";

/**
 * What a mail's "stop these mails" link names: one subscription of one network, one person's
 * reminders, or their mails about pins; nothing else.
 */
const StopLink = z.union([
  z.object({ network: z.string(), subscription: z.string() }),
  z.object({ network: z.string(), reminders: z.string() }),
  z.object({ network: z.string(), news: z.string() }),
]);
type StopLink = z.infer<typeof StopLink>;

const PURPOSE = "stop-mails";

export function makeStopLink(secret: string, link: StopLink): Promise<string> {
  return sealSteadily(secret, PURPOSE, link);
}

/** @param secrets Today's, and the one before, whose mails still lie about. */
export async function openStopLink(
  secrets: readonly string[],
  text: string,
): Promise<StopLink | undefined> {
  return StopLink.safeParse(await unseal(secrets, PURPOSE, text)).data;
}
