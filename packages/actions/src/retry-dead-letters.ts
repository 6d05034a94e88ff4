import type { UserId } from "@allteach/domain/identity";
import { closeDeadLetter, openDeadLetters } from "@allteach/store/dead-letter";
import type { PlatformContext } from "./context.ts";
import { Job } from "./job.ts";

/**
 * Asks again for the jobs of messages that were given up. A job that was done meanwhile finds that
 * it is. A message that is no job (any more) is set aside.
 *
 * The job is handed over before its letter is closed: cut off in between, it is asked for twice.
 *
 * @param id One message; left out, as many as the operator's page lists.
 * @returns How many were asked for again; none where there was no such message.
 */
export async function retryDeadLetters(
  { directory, later, now }: PlatformContext,
  operator: UserId,
  id?: string,
): Promise<number> {
  const letters = await openDeadLetters(directory, id);
  const jobs = letters.flatMap(({ body }) => jobIn(body) ?? []);
  await later(jobs);
  for (const letter of letters) await closeDeadLetter(directory, letter.id, operator, now);
  return jobs.length;
}

/** The job that a kept message asks for; nothing where it was cut short or is of another time. */
export function jobIn(body: string): Job | undefined {
  try {
    return Job.safeParse(JSON.parse(body)).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
