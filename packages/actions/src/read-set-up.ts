import { diffTemplate, type TemplateDiff } from "@allteach/catalogue/diff-template";
import type { Template } from "@allteach/catalogue/template";
import { templateOf } from "@allteach/catalogue/templates";
import { lastEndedPeriod } from "@allteach/domain/calendar";
import type { Charter } from "@allteach/domain/network";
import { may } from "@allteach/domain/permission";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import { isExpected } from "@allteach/domain/site";
import { auditQuery, recorded } from "@allteach/store/audit";
import { askDirectory, type Directory } from "@allteach/store/directory";
import { openInvitationsQuery } from "@allteach/store/invitation";
import { membershipsQuery } from "@allteach/store/member";
import { ask } from "@allteach/store/network-store";
import { reportedMonthsQuery } from "@allteach/store/submission";
import { type ActionContext, actOf } from "./context.ts";
import { readPolicies } from "./read-policies.ts";
import { readSetting } from "./read-setting.ts";

/** How far a new network has come with one thing: so many of so many. */
export interface SetUpStep {
  key: "sites" | "people" | "policies" | "definitions" | "first-month";
  done: number;
  of: number;
}

export interface SetUp {
  charter: Charter;
  steps: readonly SetUpStep[];
  measures: number;
}

/** Fewer than two cannot learn from each other. */
const FEWEST_SITES = 2;

/** What is left until a new network is at work, for whoever manages it. */
export async function readSetUp(ctx: ActionContext, directory: Directory): Promise<Outcome<SetUp>> {
  const { actor, store, now } = ctx;
  if (!may(actor, "manage-network"))
    return refused({ kind: "not-allowed", need: "manage-network" });
  const [{ charter, sites, measures }, policies, [members, invited], [reported, confirmed]] =
    await Promise.all([
      readSetting(ctx),
      readPolicies(ctx),
      askDirectory(
        directory,
        membershipsQuery(directory, store.networkId),
        openInvitationsQuery(directory, store.networkId),
      ),
      ask(
        store,
        reportedMonthsQuery(store),
        auditQuery(store, { action: "confirm-definitions" }, 1),
      ),
    ]);
  if (!policies.ok) return policies;
  const period = lastEndedPeriod(now, charter.timeZone);
  const here = sites.filter((site) => isExpected(site, period)).map(({ id }) => id as number);
  const among = (ids: readonly number[]) => here.filter((id) => ids.includes(id)).length;
  const signings = policies.value.policies.map(({ signing }) => signing);
  return done({
    charter,
    measures: measures.length,
    steps: [
      { key: "sites", done: Math.min(here.length, FEWEST_SITES), of: FEWEST_SITES },
      {
        key: "people",
        done: among([...members, ...invited].map(({ siteId }) => siteId)),
        of: Math.max(1, here.length),
      },
      {
        key: "policies",
        done: signings.reduce((sum, { signed }) => sum + signed, 0),
        of: Math.max(
          1,
          signings.reduce((sum, { of }) => sum + of, 0),
        ),
      },
      { key: "definitions", done: confirmed.length, of: 1 },
      {
        key: "first-month",
        done: among(reported.map(({ siteId }) => siteId)),
        of: Math.max(1, here.length),
      },
    ],
  });
}

/** Records that the network's people have read its measures' definitions and agree to them. */
export async function confirmDefinitions(ctx: ActionContext): Promise<Outcome<undefined>> {
  if (!may(ctx.actor, "manage-network")) {
    return refused({ kind: "not-allowed", need: "manage-network" });
  }
  const { measures } = await readSetting(ctx);
  const codes = measures.map(({ code }) => code);
  const act = actOf(ctx, "confirm-definitions", `${codes.length} measures`, { measures: codes });
  await recorded(ctx.store, act, () => []);
  return done(undefined);
}

/** How a network differs from the template that it began with. */
export async function readTemplateDiff(
  ctx: ActionContext,
): Promise<Outcome<{ charter: Charter; template: Template; diff: TemplateDiff }>> {
  if (!may(ctx.actor, "see-network")) return refused({ kind: "not-allowed", need: "see-network" });
  const { charter, measures } = await readSetting(ctx);
  const template = templateOf(charter.template);
  if (!template) throw new Error(`no template ${charter.template}`);
  return done({ charter, template, diff: diffTemplate(template, { charter, measures }) });
}
