import { templateDiagram } from "@allteach/catalogue/drivers/template-diagram";
import type { Policy as PolicyText } from "@allteach/catalogue/template";
import { templateOf } from "@allteach/catalogue/templates";
import type { Act, Whence } from "@allteach/domain/audit";
import { lastEndedPeriod, nextMorning, TimeZone } from "@allteach/domain/calendar";
import { NetworkId, type UserId } from "@allteach/domain/identity";
import {
  Charter,
  DisplayName,
  type NetworkRecord,
  Slug,
  Transparency,
} from "@allteach/domain/network";
import { dayOf, policyHash, yearsAfter } from "@allteach/domain/policy";
import { done, type Outcome, type Problem, refused } from "@allteach/domain/refusal";
import { NewSite, withCodes } from "@allteach/domain/site";
import { foundNetwork } from "@allteach/store/found-network";
import { migrateNetwork } from "@allteach/store/migrate-network";
import { claimDatabase, openForMembers, unfinishedNetwork } from "@allteach/store/pool";
import * as z from "zod";
import { finishImport, importAsked } from "./finish-import.ts";
import type { Foundry } from "./foundry.ts";
import { KeptWhence, onAPage } from "./kept-whence.ts";
import { randomId } from "./random-id.ts";
import { refusalOfClaim } from "./refusal-of-claim.ts";
import { schemaVersion } from "./schema-version.ts";

/** More sites than the largest network that is known has. */
const MAX_SITES = 500;

/** Making a network takes a second or two: one that is unfinished for so long was cut off. */
const ABANDONED_MS = 10_000;

/** What a founder asks for. */
export const ProvisionRequest = z.object({
  slug: Slug,
  name: DisplayName,
  template: z.string().max(60),
  timeZone: TimeZone,
  purpose: z.string().trim().max(2000).optional(),
  mission: z.string().trim().max(2000).optional(),
  vision: z.string().trim().max(2000).optional(),
  aim: z.string().trim().max(2000).optional(),
  transparency: Transparency.optional(),
  sites: z
    .array(NewSite)
    .max(MAX_SITES, `list at most ${MAX_SITES} sites; more can be added later`)
    .default([]),
});
export type ProvisionRequest = z.infer<typeof ProvisionRequest>;

/** How a network comes about. */
export interface Manner {
  /** Whether its figures are made up. */
  simulated?: boolean;
  /** From where it was asked for, as its audit begins with. */
  whence?: Whence;
}

const asDemonstration: Whence = { via: "demo", address: "" };

/**
 * Gives a group a network of its own: a database from the pool, migrated and filled from a
 * template, with its founder as leader.
 *
 * The claim is one transaction; whatever is left undone after it (a crash, a lost answer) is
 * finished by the clock, or by its founder asking again, and until then nobody can reach it.
 */
export async function provisionNetwork(
  foundry: Foundry,
  founder: UserId | undefined,
  request: ProvisionRequest,
  { simulated = false, whence = simulated ? asDemonstration : onAPage }: Manner = {},
): Promise<Outcome<{ id: NetworkId; slug: Slug }>> {
  if (!templateOf(request.template)) {
    const because = "choose one of the templates that are offered";
    return refused({ kind: "invalid", problems: [{ field: "template", because }] });
  }
  const clash = twiceGiven(request.sites);
  if (clash) return refused({ kind: "invalid", problems: [clash] });

  const id = NetworkId.parse(randomId("n_"));
  const { slug, name, template, timeZone, ...wanted } = request;
  const kept = JSON.stringify({ ...wanted, whence });
  const claim = { id, slug, name, template, timeZone, simulated, wanted: kept };
  const claimed = await claimDatabase(
    foundry.directory,
    { ...claim, ...(founder && { founder }) },
    [...foundry.databases.keys()],
    foundry.now,
  );
  if (claimed.kind === "claimed") {
    await finishProvisioning(foundry, id);
    return done({ id, slug });
  }
  if (claimed.kind === "unfinished" && claimed.slug === slug) {
    const isAbandoned = foundry.now.getTime() - claimed.since >= ABANDONED_MS || !founder;
    if (isAbandoned) {
      await finishProvisioning(foundry, claimed.id);
      return done({ id: claimed.id, slug });
    }
  }
  return refused(refusalOfClaim(claimed));
}

/** What of a request the directory keeps until the network is made. */
const Wanted = ProvisionRequest.pick({
  purpose: true,
  mission: true,
  vision: true,
  aim: true,
  transparency: true,
  sites: true,
}).extend({ whence: KeptWhence.default(onAPage) });

type CharterWords = {
  [Word in "purpose" | "mission" | "vision" | "aim" | "calendar"]: Charter[Word] | undefined;
} & { transparency?: Transparency | undefined };

/**
 * Does what is left to make a claimed network; run again at any time, it changes nothing.
 *
 * @returns What is wrong with the export that the network was to be made from, where it was given up
 *   for that.
 */
export async function finishProvisioning(
  foundry: Foundry,
  id: NetworkId,
): Promise<Problem | undefined> {
  const { directory, databases, migrations, now } = foundry;
  const unfinished = await unfinishedNetwork(directory, id);
  if (!unfinished) return undefined;

  const { record, template: key, founder } = unfinished;
  const asked = importAsked(unfinished.wanted);
  if (asked) return finishImport(foundry, record, { ...(founder && { founder }), whence: asked });
  const database = databases.get(record.binding);
  const template = templateOf(key);
  if (!database || !template) throw new Error(`cannot make ${id} with ${record.binding}, ${key}`);

  const { whence, ...wanted } = Wanted.parse(JSON.parse(unfinished.wanted));
  const words = { ...template, ...present(wanted) };
  const charter = charterOf(record, key, words);
  await migrateNetwork(database, migrations);
  const last = lastEndedPeriod(now, record.timeZone);
  const [usualType = ""] = template.siteTypes;
  const sites = withCodes(wanted.sites).map((site) => ({
    ...site,
    type: site.type || usualType,
    joined: site.joined ?? last,
  }));
  const policies = await firstPolicies(template.policies, now);
  const diagram = templateDiagram(template);
  const begun = { charter, sites, measures: template.measures, policies, diagram };
  const act = foundingAct(record, key, { founder, whence, now });
  await foundNetwork(database, id, begun, act);

  const at = nextMorning(charter.calendar, charter.timeZone, now);
  const schema = schemaVersion(migrations);
  await openForMembers(directory, id, { founder, firstReportAt: at, schema }, now);
  return undefined;
}

/** How long a network's first policies hold before they are to be read again. */
const FIRST_REVIEW_YEARS = 1;

function firstPolicies(texts: readonly PolicyText[], now: Date) {
  const effective = dayOf(now);
  const review = yearsAfter(effective, FIRST_REVIEW_YEARS);
  return Promise.all(
    texts.map(async ({ key, title, paragraphs }) => {
      const policy = { key, title, text: paragraphs.join("\n\n") };
      return { ...policy, effective, review, sha256: await policyHash(policy) };
    }),
  );
}

function foundingAct(
  { slug, name }: NetworkRecord,
  template: string,
  { founder, whence, now }: { founder: UserId | undefined; whence: Whence; now: Date },
): Act {
  return {
    at: now.getTime(),
    actor: founder ? `person ${founder}` : "clock",
    action: "found-network",
    subject: slug,
    whence,
    detail: { name, template },
  };
}

function charterOf(
  record: NetworkRecord,
  template: string,
  { purpose, mission, vision, aim, calendar, transparency }: CharterWords,
): Charter {
  const { slug, name, timeZone, simulated } = record;
  const known = { slug, name, timeZone, simulated, template };
  return Charter.parse({ ...known, purpose, mission, vision, aim, calendar, transparency });
}

const present = <T extends object>(wanted: T): Partial<T> =>
  Object.fromEntries(Object.entries(wanted).filter(([, value]) => value)) as Partial<T>;

function twiceGiven(sites: readonly NewSite[]) {
  const codes = new Set<string>();
  for (const [index, { code }] of sites.entries()) {
    if (!code) continue;
    if (codes.has(code.toLowerCase())) {
      return { field: `sites/${index}/code`, because: `${code} is given to two sites` };
    }
    codes.add(code.toLowerCase());
  }
  return undefined;
}
