import { lastEndedPeriod } from "@allteach/domain/calendar";
import type { Charter } from "@allteach/domain/network";
import { type Actor, may } from "@allteach/domain/permission";
import {
  dayOf,
  inEffect,
  isUnsigned,
  type Policy,
  type PolicyKey,
  PolicyKey as PolicyKeys,
  type PolicyReview,
  type PolicySignature,
  reviewState,
} from "@allteach/domain/policy";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import { isExpected, type Site } from "@allteach/domain/site";
import { charterOf, charterQuery } from "@allteach/store/charter";
import { ask } from "@allteach/store/network-store";
import {
  type PolicyDates,
  policyDatesOf,
  policyDatesQuery,
  policyOf,
  policyVersionsQuery,
  reviewsQuery,
  signatureOfRow,
  signaturesQuery,
} from "@allteach/store/policy";
import { siteOf, sitesQuery } from "@allteach/store/site";
import type { ActionContext } from "./context.ts";

/** Which sites have signed a version, as far as whoever asks may know. */
export interface Signing {
  /** How many of the sites that belong have signed, of how many. */
  signed: number;
  of: number;
  /** The reader's own sites, or every site for those who manage policies, by name. */
  sites: readonly { site: Site; signature?: PolicySignature; maySign: boolean }[];
}

/** A policy at a glance: the version that holds, the one to come, when it is read again. */
export interface PolicyState {
  holds: PolicyDates;
  next?: PolicyDates;
  signing: Signing;
}

/** A policy whose day to be read again has come, or comes within a month. */
export interface DueReview {
  title: string;
  review: string;
  isOverdue: boolean;
}

export interface PoliciesView {
  charter: Charter;
  policies: readonly PolicyState[];
  mayManage: boolean;
  /** Which are to be read again; none for those who cannot change them. */
  reviews: readonly DueReview[];
  /** Whether the reader's sites have yet to sign before they see the others. */
  isUnsigned: boolean;
}

/** Every policy with its state. */
export async function readPolicies(ctx: ActionContext): Promise<Outcome<PoliciesView>> {
  const { actor, store, now } = ctx;
  if (!may(actor, "see-network")) return refused({ kind: "not-allowed", need: "see-network" });
  const [charters, siteRows, dates, rows] = await ask(
    store,
    charterQuery(store),
    sitesQuery(store),
    policyDatesQuery(store),
    signaturesQuery(store),
  );
  const charter = charterOf(charters);
  const sites = belonging(siteRows.map(siteOf), charter, now);
  const signatures = rows.map(signatureOfRow);
  const versions = dates.map(policyDatesOf);
  return done({
    charter,
    policies: policyStates(versions, dayOf(now)).map((state) => ({
      ...state,
      signing: signingOf(actor, state.holds, sites, signatures),
    })),
    mayManage: may(actor, "manage-policies"),
    reviews: dueReviews(actor, versions, now),
    isUnsigned: isUnsigned(actor, charter),
  });
}

/** One policy with the text of one of its versions. */
export interface PolicyView {
  charter: Charter;
  /** The version that is shown. */
  policy: Policy;
  /** The version that holds today. */
  holds: number;
  /** Newest first. */
  versions: readonly Policy[];
  /** When one of them was read again and left as it is, newest first. */
  reviewed: readonly PolicyReview[];
  signing: Signing;
  mayManage: boolean;
}

/** Reads a policy: the version that is asked for, else the one that holds. */
export async function readPolicy(
  { actor, store, now }: ActionContext,
  key: string,
  version?: number,
): Promise<Outcome<PolicyView>> {
  if (!may(actor, "see-network")) return refused({ kind: "not-allowed", need: "see-network" });
  const [charters, siteRows, rows, reviewed, signatures] = await ask(
    store,
    charterQuery(store),
    sitesQuery(store),
    policyVersionsQuery(store, key),
    reviewsQuery(store, key),
    signaturesQuery(store, key),
  );
  const versions = rows.map(policyOf);
  const holds = inEffect(versions, dayOf(now)) ?? versions[versions.length - 1];
  const policy = version ? versions.find((each) => each.version === version) : holds;
  if (!holds || !policy) {
    return refused({ kind: "not-found", what: "policy", known: PolicyKeys.options });
  }
  const charter = charterOf(charters);
  const sites = belonging(siteRows.map(siteOf), charter, now);
  return done({
    ...{ charter, policy, holds: holds.version, versions, reviewed },
    signing: signingOf(actor, policy, sites, signatures.map(signatureOfRow)),
    mayManage: may(actor, "manage-policies"),
  });
}

/** What those who manage policies are to read again, judged by each policy's newest version. */
export function dueReviews(actor: Actor, dates: readonly PolicyDates[], now: Date): DueReview[] {
  if (!may(actor, "manage-policies")) return [];
  return policyStates(dates, dayOf(now)).flatMap(({ holds, next }) => {
    const { title, review } = next ?? holds;
    const state = reviewState({ review }, dayOf(now));
    return state === "later" ? [] : [{ title, review, isOverdue: state === "overdue" }];
  });
}

/** Each policy's version that holds and the newest to come, in the order people read them. */
function policyStates(
  dates: readonly PolicyDates[],
  today: string,
): Omit<PolicyState, "signing">[] {
  const byKey = Map.groupBy(dates, ({ key }) => key);
  return PolicyKeys.options.flatMap((key: PolicyKey) => {
    const versions = byKey.get(key) ?? [];
    const holds = inEffect(versions, today) ?? versions[versions.length - 1];
    const next = versions.find(({ version }) => holds && version > holds.version);
    return holds ? [{ holds, ...(next && { next }) }] : [];
  });
}

function belonging(sites: readonly Site[], { timeZone }: Charter, now: Date): Site[] {
  const month = lastEndedPeriod(now, timeZone);
  return sites.filter((site) => isExpected(site, month));
}

function signingOf(
  actor: Actor,
  { key, version }: Pick<Policy, "key" | "version">,
  sites: readonly Site[],
  signatures: readonly PolicySignature[],
): Signing {
  const signed = new Map(
    signatures
      .filter((each) => each.key === key && each.version >= version)
      .map((each) => [each.site, each]),
  );
  const isShown = ({ id }: Site) =>
    may(actor, "manage-policies") ||
    (actor.kind === "person" && actor.grants.some(({ site }) => site === id));
  return {
    signed: sites.filter(({ id }) => signed.has(id)).length,
    of: sites.length,
    sites: sites.filter(isShown).map((site) => {
      const signature = signed.get(site.id);
      const mayThis = actor.kind === "person" && may(actor, "sign-policies", site.id);
      return { site, maySign: mayThis && !signature, ...(signature && { signature }) };
    }),
  };
}
