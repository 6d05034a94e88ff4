import { and, asc, count, desc, eq, gt, gte, isNotNull, isNull, sql } from "drizzle-orm";
import { askDirectory, type Directory } from "./directory.ts";
import { deadLetter, network, pool } from "./directory-schema.ts";
import { failingJob, mailDay, networkSchema } from "./operations-schema.ts";
import { isBehind, migratable } from "./schema-state.ts";

/** How many networks one page lists, and how many of everything else. */
const NETWORKS_A_PAGE = 50;
const MAX_LISTED = 100;

/** What an operator's page asks about. */
export interface OperationsQuestion {
  /** The bindings this Worker has. */
  bound: readonly string[];
  /** How far its migrations go. */
  version: string;
  /** List the networks whose address comes after this one. */
  after: string;
  now: Date;
}

/**
 * How the service fares, for whoever runs it, in one round trip however many networks there are:
 * counts, states and ids; never a figure, a goal or a person's address.
 */
export async function readOperations(
  directory: Directory,
  { bound, version, after, now }: OperationsQuestion,
) {
  const [statuses, taken, listed, behind, failed, letters, lettersInAll, failing, mails] =
    await askDirectory(
      directory,
      statusQuery(directory),
      takenQuery(directory, bound),
      networksQuery(directory, after),
      behindQuery(directory, version),
      failedQuery(directory),
      openLettersQuery(directory),
      letterCountQuery(directory),
      failingQuery(directory),
      mailQuery(directory, now),
    );
  const networks = listed.slice(0, NETWORKS_A_PAGE);
  const next = listed.length > NETWORKS_A_PAGE ? networks.at(-1)?.slug : undefined;
  return {
    statuses,
    pool: { all: bound.length, free: bound.length - (taken[0]?.taken ?? 0) },
    networks,
    next,
    behind: behind[0]?.behind ?? 0,
    failed,
    letters,
    lettersInAll: lettersInAll[0]?.open ?? 0,
    failing,
    mails,
  };
}
export type Operations = Awaited<ReturnType<typeof readOperations>>;

function statusQuery({ db }: Directory) {
  return db
    .select({ status: network.status, simulated: network.simulated, networks: count() })
    .from(network)
    .groupBy(network.status, network.simulated);
}

function takenQuery({ db }: Directory, bound: readonly string[]) {
  return db
    .select({ taken: count() })
    .from(pool)
    .where(
      and(
        isNotNull(pool.networkId),
        sql`${pool.binding} in (select value from json_each(${JSON.stringify(bound)}))`,
      ),
    );
}

function networksQuery({ db }: Directory, after: string) {
  return db
    .select({
      slug: network.slug,
      name: network.name,
      status: network.status,
      simulated: network.simulated,
      template: network.template,
      createdAt: network.createdAt,
      binding: pool.binding,
      version: networkSchema.version,
    })
    .from(network)
    .leftJoin(pool, eq(pool.networkId, network.id))
    .leftJoin(networkSchema, eq(networkSchema.networkId, network.id))
    .where(gt(network.slug, after))
    .orderBy(asc(network.slug))
    .limit(NETWORKS_A_PAGE + 1);
}

function behindQuery({ db }: Directory, version: string) {
  return db
    .select({ behind: count() })
    .from(network)
    .leftJoin(networkSchema, eq(networkSchema.networkId, network.id))
    .where(and(migratable(), isBehind(version)));
}

function failedQuery({ db }: Directory) {
  return db
    .select({
      slug: network.slug,
      binding: pool.binding,
      version: networkSchema.version,
      failures: networkSchema.failures,
      failure: networkSchema.failure,
      failedAt: networkSchema.failedAt,
    })
    .from(networkSchema)
    .innerJoin(network, eq(network.id, networkSchema.networkId))
    .leftJoin(pool, eq(pool.networkId, network.id))
    .where(gt(networkSchema.failures, 0))
    .orderBy(desc(networkSchema.failedAt))
    .limit(MAX_LISTED);
}

function openLettersQuery({ db }: Directory) {
  return db
    .select({
      id: deadLetter.id,
      queue: deadLetter.queue,
      body: deadLetter.body,
      givenUp: deadLetter.givenUp,
    })
    .from(deadLetter)
    .where(isNull(deadLetter.retriedAt))
    .orderBy(desc(deadLetter.givenUp))
    .limit(MAX_LISTED);
}

function letterCountQuery({ db }: Directory) {
  return db.select({ open: count() }).from(deadLetter).where(isNull(deadLetter.retriedAt));
}

function failingQuery({ db }: Directory) {
  return db.select().from(failingJob).orderBy(desc(failingJob.lastAt)).limit(MAX_LISTED);
}

/** The mails of this month, day by day. */
function mailQuery({ db }: Directory, now: Date) {
  return db
    .select()
    .from(mailDay)
    .where(gte(mailDay.day, `${now.toISOString().slice(0, 7)}-01`))
    .orderBy(desc(mailDay.day))
    .limit(31);
}
