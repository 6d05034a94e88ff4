import { eq, sql } from "drizzle-orm";
import type { Directory } from "./directory.ts";
import { failingJob } from "./operations-schema.ts";

/** Notes that a job failed and will be tried again. */
export async function noteFailingJob(
  { db }: Directory,
  failed: { job: string; queue: string; attempts: number; cause: string },
  now: Date,
): Promise<void> {
  const at = now.getTime();
  await db
    .insert(failingJob)
    .values({ ...failed, firstAt: at, lastAt: at })
    .onConflictDoUpdate({
      target: failingJob.job,
      set: { attempts: sql`excluded.attempts`, cause: sql`excluded.cause`, lastAt: at },
    });
}

/** A job that had failed has succeeded, or is kept elsewhere. */
export async function forgetFailingJob({ db }: Directory, job: string): Promise<void> {
  await db.delete(failingJob).where(eq(failingJob.job, job));
}
