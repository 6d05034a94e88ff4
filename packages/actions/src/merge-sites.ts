import { lastEndedPeriod } from "@allteach/domain/calendar";
import { mergedRevisions } from "@allteach/domain/merge-sites";
import { type Period, periodsFrom } from "@allteach/domain/period";
import { may } from "@allteach/domain/permission";
import { done, type Outcome, type Refusal, refused } from "@allteach/domain/refusal";
import type { Site } from "@allteach/domain/site";
import type { Submission } from "@allteach/domain/submission";
import { recorded } from "@allteach/store/audit";
import type { Directory } from "@allteach/store/directory";
import { networkFiguresQuery, standingFigures } from "@allteach/store/figure";
import { measureOf, measuresQuery } from "@allteach/store/measure";
import { moveMemberships } from "@allteach/store/move-memberships";
import { ask } from "@allteach/store/network-store";
import { mergeSite } from "@allteach/store/site";
import {
  newestRevision,
  saveRevisions,
  submissionOf,
  submissionsQuery,
} from "@allteach/store/submission";
import { revokeTokensOf, tokensOf } from "@allteach/store/token";
import { type ActionContext, actOf } from "./context.ts";
import { figuresAct } from "./figures-act.ts";
import { listPlaces, type Places } from "./list-sites.ts";
import { siteBy } from "./site-by.ts";

export interface MergeRequest {
  from: string;
  into: string;
  /** The first month whose figures belong to the site that remains. */
  since: Period;
}

/**
 * Makes a site part of another from a month on. Its earlier months stay its own; later figures are
 * added to the other's as new revisions, so that the network's sums and everything reported stay.
 * Its people report for the other site from then on; its tokens end.
 *
 * Cut off anywhere and asked again, it does what is left.
 */
export async function mergeSites(
  ctx: ActionContext,
  directory: Directory,
  request: MergeRequest,
): Promise<Outcome<{ into: Site }>> {
  if (!may(ctx.actor, "manage-network")) {
    return refused({ kind: "not-allowed", need: "manage-network" });
  }
  const read = await listPlaces(ctx);
  if (!read.ok) return read;
  const { sites, charter } = read.value;
  const [from, into] = [siteBy(sites, request.from), siteBy(sites, request.into)];
  if (!from || !into) {
    return refused({ kind: "not-found", what: "site", known: sites.map((s) => s.code) });
  }
  const { since } = request;
  const wrong = whyNot(from, into);
  if (wrong) return refused(wrong);

  const last = lastEndedPeriod(ctx.now, charter.timeZone);
  const saved = await moveFigures(ctx, read.value, { from, into, since }, last);
  if (!saved) return refused({ kind: "overtaken", by: "", at: ctx.now.getTime() });
  const { store, network } = ctx;
  await moveMemberships(directory, network.id, from.id, into.id);
  await endTokens(ctx, directory, from, into);
  const detail = { from: from.code, into: into.code, since };
  await recorded(store, actOf(ctx, "merge-sites", `${from.code} into ${into.code}`, detail), () => [
    mergeSite(store, from.id, into.id, since),
  ]);
  return done({ into });
}

/** What another system sends for a site that is no more is for nobody: a person makes it a new token. */
async function endTokens(
  ctx: ActionContext,
  directory: Directory,
  from: Site,
  into: Site,
): Promise<void> {
  const { store, now } = ctx;
  const tokens = await tokensOf(directory, store.networkId);
  const ended = tokens.filter((each) => each.site === from.id && each.revokedAt === undefined);
  if (ended.length === 0) return;
  // Before the act, since they lie in two databases: what is there has always been recorded.
  const act = actOf(ctx, "revoke-token", ended.map(({ name }) => name).join(", "), {
    ids: ended.map(({ id }) => id),
    because: `${from.code} became part of ${into.code}`,
  });
  await recorded(store, act, () => []);
  await revokeTokensOf(directory, store.networkId, from.id, now);
}

function whyNot(from: Site, into: Site): Refusal | undefined {
  const wrong = (field: string, because: string): Refusal => ({
    kind: "invalid",
    problems: [{ field, because }],
  });
  if (from.id === into.id) return wrong("into", "choose another site");
  if (into.merged) return wrong("into", `${into.name} is itself part of another site`);
  if (from.merged) return wrong("from", `${from.name} is part of another site already`);
  return undefined;
}

async function moveFigures(
  ctx: ActionContext,
  { sites }: Places,
  merger: { from: Site; into: Site; since: Period },
  last: Period,
): Promise<boolean> {
  const { from, into, since } = merger;
  const { store } = ctx;
  const periods = periodsFrom(since, last);
  if (periods.length === 0) return true;
  const [rows, newest, measureRows] = await ask(
    store,
    networkFiguresQuery(store, { from: since, to: last }),
    submissionsQuery(
      store,
      periods.flatMap((period) => [from, into].map(({ id }) => ({ site: id, period }))),
    ),
    measuresQuery(store),
  );
  const figures = standingFigures(rows).filter(({ site }) => site === from.id || site === into.id);
  const standing = ({ id }: Site, period: Period): Submission => {
    const revisions = newest.filter((row) => row.siteId === id && row.period === period);
    const top = newestRevision(revisions);
    return submissionOf(id, period, top ? [top] : [], figures);
  };
  const measures = measureRows.map(measureOf);
  const revisions = mergedRevisions(
    merger,
    measures,
    periods.map((period) => ({
      period,
      from: standing(from, period),
      into: standing(into, period),
    })),
  );
  if (revisions.length === 0) return true;
  const act = figuresAct(ctx, revisions, { sites, measures });
  return saveRevisions(store, revisions, { via: "form", act });
}
