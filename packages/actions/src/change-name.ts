import type { UserId } from "@allteach/domain/identity";
import { DisplayName } from "@allteach/domain/network";
import { updateAccount } from "@allteach/store/account";
import type { Directory } from "@allteach/store/directory";
import * as z from "zod";

export const NameChange = z.object({ name: DisplayName });

/** Changes the name that others in one's networks read. */
export async function changeName(
  directory: Directory,
  person: UserId,
  { name }: z.infer<typeof NameChange>,
): Promise<void> {
  await updateAccount(directory, person, { name });
}
