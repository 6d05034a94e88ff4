import type { Act } from "@allteach/domain/audit";
import type { SiteId, UserId } from "@allteach/domain/identity";
import type { Policy, PolicyKey, PolicySignature } from "@allteach/domain/policy";
import { asc, desc, eq, sql } from "drizzle-orm";
import { recorded } from "./audit.ts";
import { unlessTaken } from "./is-taken.ts";
import { charter, policy, policyReview, policySignature } from "./network-schema.ts";
import type { NetworkStore } from "./network-store.ts";

/** Five policies, revised every month for three years; far more than any network has. */
const MAX_VERSIONS = 200;
const MAX_SIGNATURES = 20_000;

/** By when a version is to be read again: as its newest review says, else as it was published. */
const readAgainBy = sql<string>`coalesce((
  select review from policy_review
  where policy_key = policy.key and policy_review.version = policy.version
  order by reviewed_at desc limit 1), policy.review)`;

/** Every version's dates, newest first; the texts are read one by one. */
export function policyDatesQuery({ db }: NetworkStore) {
  return db
    .select({
      key: policy.key,
      version: policy.version,
      title: policy.title,
      effective: policy.effective,
      review: readAgainBy,
    })
    .from(policy)
    .orderBy(asc(policy.key), desc(policy.version))
    .limit(MAX_VERSIONS);
}

export type PolicyDates = Pick<Policy, "key" | "version" | "title" | "effective" | "review">;

export function policyDatesOf(row: Awaited<ReturnType<typeof policyDatesQuery>>[number]) {
  return { ...row, key: row.key as PolicyKey };
}

/** One policy's versions with their texts, newest first. */
export function policyVersionsQuery({ db }: NetworkStore, key: string) {
  return db
    .select({
      key: policy.key,
      version: policy.version,
      title: policy.title,
      text: policy.text,
      effective: policy.effective,
      review: readAgainBy,
      sha256: policy.sha256,
      publishedAt: policy.publishedAt,
    })
    .from(policy)
    .where(eq(policy.key, key))
    .orderBy(desc(policy.version))
    .limit(MAX_VERSIONS);
}

export function policyOf(row: Awaited<ReturnType<typeof policyVersionsQuery>>[number]): Policy {
  return { ...row, key: row.key as PolicyKey };
}

/** When a policy was read again and left as it is, newest first. */
export function reviewsQuery({ db }: NetworkStore, key: string) {
  return db
    .select({
      version: policyReview.version,
      review: policyReview.review,
      reviewedAt: policyReview.reviewedAt,
    })
    .from(policyReview)
    .where(eq(policyReview.policyKey, key))
    .orderBy(desc(policyReview.reviewedAt))
    .limit(MAX_VERSIONS);
}

/** Who signed what, oldest first; of one policy, or of all. */
export function signaturesQuery({ db }: NetworkStore, key?: string) {
  return db
    .select({
      key: policySignature.policyKey,
      version: policySignature.version,
      siteId: policySignature.siteId,
      name: policySignature.name,
      sha256: policySignature.sha256,
      at: policySignature.at,
    })
    .from(policySignature)
    .where(key === undefined ? undefined : eq(policySignature.policyKey, key))
    .orderBy(asc(policySignature.at))
    .limit(MAX_SIGNATURES);
}

export function signatureOfRow({
  siteId,
  ...row
}: Awaited<ReturnType<typeof signaturesQuery>>[number]): PolicySignature {
  return { ...row, key: row.key as PolicyKey, site: siteId as SiteId };
}

/**
 * Publishes a version.
 *
 * @returns False when someone published that version first: nothing was written then.
 */
export function savePolicy(
  store: NetworkStore,
  version: Omit<Policy, "publishedAt">,
  act: Act,
): Promise<boolean> {
  const row = { ...version, publishedBy: act.actor, publishedAt: act.at };
  return unlessTaken(
    "policy.",
    recorded(store, act, () => [store.db.insert(policy).values(row)]),
  );
}

/**
 * Keeps that a version was read again and found right as it is.
 *
 * @returns False when a newer version was published before: nothing was written then.
 */
export async function saveReview(
  store: NetworkStore,
  { key, version }: Pick<Policy, "key" | "version">,
  review: string,
  act: Act,
): Promise<boolean> {
  const isNewest = sql`not exists (select 1 from policy
    where key = ${key} and version > ${version})`;
  const [kept] = await recorded(
    store,
    act,
    () => [
      store.db
        .insert(policyReview)
        .select(
          sql`select ${key}, ${version}, ${review}, ${act.actor}, ${act.at} where ${isNewest}`,
        )
        .returning({ version: policyReview.version }),
    ],
    { when: isNewest },
  );
  return kept.length === 1;
}

/**
 * Keeps a signature.
 *
 * @returns False when the site has signed that version already: the first signature stands.
 */
export function saveSignature(
  store: NetworkStore,
  { key, site, at, ...rest }: PolicySignature,
  user: UserId,
  act: Act,
): Promise<boolean> {
  const row = { ...rest, policyKey: key, siteId: site, userId: user, at };
  const write = () => [store.db.insert(policySignature).values(row)];
  return unlessTaken("policy_signature.", recorded(store, act, write));
}

/** Whether a site that has not signed sees the others; setting what stands changes nothing. */
export async function saveSignatureRule(
  store: NetworkStore,
  signatureRequired: boolean,
  act: Act,
): Promise<void> {
  await recorded(store, act, () => [store.db.update(charter).set({ signatureRequired })], {
    when: sql`exists (select 1 from charter
      where signature_required <> ${signatureRequired ? 1 : 0})`,
  });
}
