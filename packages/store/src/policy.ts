import type { Act } from "@allteach/domain/audit";
import type { SiteId, UserId } from "@allteach/domain/identity";
import type { Policy, PolicyKey, PolicySignature } from "@allteach/domain/policy";
import { asc, desc, eq, sql } from "drizzle-orm";
import { recorded } from "./audit.ts";
import { unlessTaken } from "./is-taken.ts";
import { charter, policy, policySignature } from "./network-schema.ts";
import type { NetworkStore } from "./network-store.ts";

/** Five policies, revised every month for three years; far more than any network has. */
const MAX_VERSIONS = 200;
const MAX_SIGNATURES = 20_000;

/** Every version's dates, newest first; the texts are read one by one. */
export function policyDatesQuery({ db }: NetworkStore) {
  return db
    .select({
      key: policy.key,
      version: policy.version,
      title: policy.title,
      effective: policy.effective,
      review: policy.review,
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
    .select()
    .from(policy)
    .where(eq(policy.key, key))
    .orderBy(desc(policy.version))
    .limit(MAX_VERSIONS);
}

export function policyOf(row: Awaited<ReturnType<typeof policyVersionsQuery>>[number]): Policy {
  const { publishedBy: _, ...rest } = row;
  return { ...rest, key: row.key as PolicyKey };
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
