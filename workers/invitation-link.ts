import * as z from "zod";
import { seal, unseal } from "./sealed.ts";

/** What an invitation's link carries: what proves that its mail was read. */
const InvitationLink = z.object({ token: z.string() });

const PURPOSE = "invitation";

export function makeInvitationLink(secret: string, token: string): Promise<string> {
  return seal(secret, PURPOSE, { token });
}

/** @param secrets Today's, and the one before, whose invitations still stand. */
export async function openInvitationLink(
  secrets: readonly string[],
  text: string,
): Promise<string | undefined> {
  return InvitationLink.safeParse(await unseal(secrets, PURPOSE, text)).data?.token;
}
