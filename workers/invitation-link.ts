import * as z from "zod";
import { seal, unseal } from "./sealed.ts";

/** What an invitation's link carries: what proves that its mail was read. */
const InvitationLink = z.object({ token: z.string() });

const PURPOSE = "invitation";

export function makeInvitationLink(secret: string, token: string): Promise<string> {
  return seal(secret, PURPOSE, { token });
}

export async function openInvitationLink(
  secret: string,
  text: string,
): Promise<string | undefined> {
  return InvitationLink.safeParse(await unseal(secret, PURPOSE, text)).data?.token;
}
