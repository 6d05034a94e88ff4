import {
  type Capability,
  type CapabilityKey,
  type HalfYear,
  halfOf,
  mostToGain,
} from "@allteach/domain/capability";
import { dayIn } from "@allteach/domain/day-in";
import type { Charter } from "@allteach/domain/network";
import { may } from "@allteach/domain/permission";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import type { Site } from "@allteach/domain/site";
import type { PathItem, TrainingPath } from "@allteach/domain/training-path";
import { charterOf, charterQuery } from "@allteach/store/charter";
import { capabilityOf, capabilityQuery } from "@allteach/store/events/capability";
import { pathOf, pathsQuery } from "@allteach/store/events/training-path";
import { ask } from "@allteach/store/network-store";
import { siteOf, sitesQuery } from "@allteach/store/site";
import type { ActionContext } from "../context.ts";
import { siteBy } from "../site-by.ts";

/** What the sites said of themselves, as far as whoever asks may read it. */
export interface CapabilitiesView {
  charter: Charter;
  sites: readonly Site[];
  /** The last word of each site and half-year, the oldest half-year first. */
  said: readonly Capability[];
  half: HalfYear;
}

/** The sites whose answers somebody may read: their own, or all for those who run the network. */
export async function readCapabilities({
  store,
  actor,
  now,
  network,
}: ActionContext): Promise<Outcome<CapabilitiesView>> {
  const [charters, siteRows, rows] = await ask(
    store,
    charterQuery(store),
    sitesQuery(store),
    capabilityQuery(store),
  );
  const sites = siteRows
    .map(siteOf)
    .filter(({ id, left }) => !left && may(actor, "assess-capability", id));
  if (sites.length === 0 && !may(actor, "assess-capability")) {
    return refused({ kind: "not-allowed", need: "assess-capability" });
  }
  const readable = new Set(sites.map(({ id }) => id));
  return done({
    ...{ charter: charterOf(charters), sites },
    said: rows.map(capabilityOf).filter(({ site }) => readable.has(site)),
    half: halfOf(dayIn(now, network.timeZone)),
  });
}

/** Something to learn that may help with what a team has most to gain from. */
export interface Help {
  question: CapabilityKey;
  path: Pick<TrainingPath, "id" | "name">;
  item: PathItem;
}

export interface CapabilityView {
  charter: Charter;
  site: Site;
  /** One for each half-year in which the site said something, the oldest first. */
  said: readonly Capability[];
  half: HalfYear;
  helps: readonly Help[];
}

/** What one site said of itself, and what may help. */
export async function readCapability(
  { store, actor, now, network }: ActionContext,
  code: string,
): Promise<Outcome<CapabilityView>> {
  const [charters, siteRows, rows, paths] = await ask(
    store,
    charterQuery(store),
    sitesQuery(store),
    capabilityQuery(store, { code }),
    pathsQuery(store),
  );
  const sites = siteRows.map(siteOf).filter(({ id }) => may(actor, "assess-capability", id));
  const site = siteBy(sites, code);
  if (!site) {
    return may(actor, "assess-capability")
      ? refused({ kind: "not-found", what: "site", known: sites.map((each) => each.code) })
      : refused({ kind: "not-allowed", need: "assess-capability" });
  }
  const said = rows.map(capabilityOf);
  const latest = said.at(-1);
  return done({
    ...{ charter: charterOf(charters), site, said },
    half: halfOf(dayIn(now, network.timeZone)),
    helps: latest ? helpsWith(mostToGain(latest), paths.map(pathOf)) : [],
  });
}

function helpsWith(questions: readonly CapabilityKey[], paths: readonly TrainingPath[]): Help[] {
  return questions.flatMap((question) =>
    paths.flatMap(({ id, name, items }) =>
      items
        .filter(({ helps }) => helps === question)
        .map((item) => ({ question, path: { id, name }, item })),
    ),
  );
}
