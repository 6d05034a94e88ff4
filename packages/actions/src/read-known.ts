import { seenSites } from "@allteach/domain/seen-site";
import type { Mapping } from "@allteach/interchange/heading-meaning";
import type { Known } from "@allteach/interchange/written-name";
import { charterOf, charterQuery } from "@allteach/store/charter";
import { measureOf, measuresQuery } from "@allteach/store/measure";
import { ask } from "@allteach/store/network-store";
import { formerSitesQuery, siteOf, sitesQuery } from "@allteach/store/site";
import { uploadMappingQuery } from "@allteach/store/upload-mapping";
import type { ActionContext } from "./context.ts";
import type { Setting } from "./read-setting.ts";

/** A network as the words of a file are looked up in it. */
export interface KnownNetwork {
  setting: Setting;
  known: Known;
  /** What was said of headings with that fingerprint. */
  mapping: Mapping;
}

/** Reads it; what sites were called before only of those whose names whoever asks may know. */
export async function readKnown(
  { store, actor }: ActionContext,
  fingerprint = "",
): Promise<KnownNetwork> {
  const [charters, sites, measures, former, [said]] = await ask(
    store,
    charterQuery(store),
    sitesQuery(store),
    measuresQuery(store),
    formerSitesQuery(store),
    uploadMappingQuery(store, fingerprint),
  );
  const charter = charterOf(charters);
  const all = sites.map(siteOf);
  const seen = seenSites(actor, charter, all);
  const names = new Map(all.map(({ id, code }) => [id, code]));
  const named = new Set(seen.filter(({ id, code }) => names.get(id) === code).map(({ id }) => id));
  const setting = { charter, sites: seen, measures: measures.map(measureOf) };
  const formerSites = former.filter(({ siteId }) => named.has(siteId as never));
  const mapping: Mapping = said ? JSON.parse(said.meanings) : {};
  return { setting, known: { ...setting, formerSites }, mapping };
}
