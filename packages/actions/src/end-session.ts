import type { UserId } from "@allteach/domain/identity";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import type { Directory } from "@allteach/store/directory";
import { endOtherSessionsOf, endSessionOf } from "@allteach/store/open-session";

/** Signs a person out in one of the places where they are signed in, at once. */
export async function endSession(
  directory: Directory,
  person: UserId,
  id: string,
): Promise<Outcome<undefined>> {
  const ended = await endSessionOf(directory, person, id);
  return ended ? done(undefined) : refused({ kind: "not-found", what: "session" });
}

/**
 * Signs a person out everywhere but here.
 *
 * @returns How many sessions that ended.
 */
export function endOtherSessions(
  directory: Directory,
  person: UserId,
  keptHash: string,
): Promise<number> {
  return endOtherSessionsOf(directory, person, keptHash);
}
