import type { UserId } from "@allteach/domain/identity";
import type { OpenSession } from "@allteach/domain/member";
import type { Directory } from "@allteach/store/directory";
import { openSessionsOf, sessionIdOf } from "@allteach/store/open-session";

/** Where a person is signed in, and which of these places asks. */
export interface Sessions {
  sessions: readonly OpenSession[];
  current: string;
}

export async function listSessions(
  directory: Directory,
  person: UserId,
  currentHash: string,
  now: Date,
): Promise<Sessions> {
  const sessions = await openSessionsOf(directory, person, now);
  return { sessions, current: sessionIdOf(currentHash) };
}
