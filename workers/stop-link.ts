import * as z from "zod";
import { seal, unseal } from "./sealed.ts";

/** What a mail's "stop these mails" link names: one subscription of one network, nothing else. */
const StopLink = z.object({ network: z.string(), subscription: z.string() });
type StopLink = z.infer<typeof StopLink>;

const PURPOSE = "stop-mails";

export function makeStopLink(secret: string, link: StopLink): Promise<string> {
  return seal(secret, PURPOSE, link);
}

export async function openStopLink(secret: string, text: string): Promise<StopLink | undefined> {
  return StopLink.safeParse(await unseal(secret, PURPOSE, text)).data;
}
