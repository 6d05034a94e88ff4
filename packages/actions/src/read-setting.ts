import type { Measure } from "@allteach/domain/measure";
import type { Charter } from "@allteach/domain/network";
import { seenSites } from "@allteach/domain/seen-site";
import type { Site } from "@allteach/domain/site";
import { charterOf, charterQuery } from "@allteach/store/charter";
import { measureOf, measuresQuery } from "@allteach/store/measure";
import { ask } from "@allteach/store/network-store";
import { siteOf, sitesQuery } from "@allteach/store/site";
import type { ActionContext } from "./context.ts";

/** What every page of a network stands in: its charter, its sites, its measures. */
export interface Setting {
  charter: Charter;
  sites: readonly Site[];
  measures: readonly Measure[];
}

export async function readSetting({ store }: Pick<ActionContext, "store">): Promise<Setting> {
  const [charters, sites, measures] = await ask(
    store,
    charterQuery(store),
    sitesQuery(store),
    measuresQuery(store),
  );
  return {
    charter: charterOf(charters),
    sites: sites.map(siteOf),
    measures: measures.map(measureOf),
  };
}

/** The same with the sites as far as whoever asks may tell them apart. */
export async function readSeenSetting({
  store,
  actor,
}: Pick<ActionContext, "store" | "actor">): Promise<Setting> {
  const setting = await readSetting({ store });
  return { ...setting, sites: seenSites(actor, setting.charter, setting.sites) };
}
