import { lastEndedPeriod } from "@allteach/domain/calendar";
import type { Measure } from "@allteach/domain/measure";
import { may } from "@allteach/domain/permission";
import { phasesOf } from "@allteach/domain/phase";
import { PinId } from "@allteach/domain/pins/pin";
import { maySharePin, mayWritePin, seenPins } from "@allteach/domain/pins/seen-pin";
import type { SharedPinPart } from "@allteach/domain/pins/shared-pin";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import { seenSites } from "@allteach/domain/seen-site";
import type { Site } from "@allteach/domain/site";
import { charterOf, charterQuery } from "@allteach/store/charter";
import { rollUpOf, type Span } from "@allteach/store/figure";
import { measureOf, measuresQuery } from "@allteach/store/measure";
import { ask, type NetworkStore } from "@allteach/store/network-store";
import { phaseDecisionOf, phasesQuery } from "@allteach/store/phase";
import {
  pinFiguresQuery,
  pinOf,
  pinQuery,
  pinRollUpsQuery,
  pinSourcesQuery,
} from "@allteach/store/pins/pin";
import { publicationOf, publicationQuery, sharedPins } from "@allteach/store/publication";
import { siteOf, sitesQuery } from "@allteach/store/site";
import { spanOf } from "../chart-series.ts";
import type { ActionContext } from "../context.ts";
import { type MeasureMonths, measureMonths } from "../measure-reading.ts";
import { figuresBySite, summed } from "../read-measure.ts";
import type { PinSetting } from "./pin-setting.ts";

/** A pin's page. */
export interface PinView extends PinSetting {
  /** The chart that shows whether it helped; absent where there is none, or it may not be seen. */
  chart?: MeasureMonths & { measure: Measure };
  /** What it came from, by its title. */
  goalTitle?: string;
  testTitle?: string;
  isOwn: boolean;
  mayWrite: boolean;
  mayShare: boolean;
}

/** A pin with the chart of its evidence, for whoever may read it. */
export async function readPin(ctx: ActionContext, id: string): Promise<Outcome<PinView>> {
  const { store, actor, now, network } = ctx;
  if (!may(actor, "see-network")) return refused({ kind: "not-allowed", need: "see-network" });
  if (!PinId.safeParse(id).success) return refused({ kind: "not-found", what: "pin" });
  const span = spanOf(lastEndedPeriod(now, network.timeZone));
  const [charters, siteRows, measureRows, rows, published, sources, figures, sums, decided] =
    await askNetwork(store, id, span);
  const charter = charterOf(charters);
  const sites = siteRows.map(siteOf);
  const [kept] = rows.map(pinOf);
  const [seen] = kept ? seenPins(actor, charter, sites, [kept.pin]) : [];
  if (!kept || !seen) return refused({ kind: "not-found", what: "pin" });
  const { pin } = seen;
  const measures = measureRows.map(measureOf);
  const measure = measures.find((each) => each.id === pin.measure);
  const publication = publicationOf<SharedPinPart>(published);
  const mayRead = pin.evidenceSite === undefined || seen.evidenceSite !== undefined;
  const values =
    pin.evidenceSite === undefined
      ? summed(sums.map(rollUpOf))
      : (figuresBySite(figures).get(pin.evidenceSite) ?? new Map());
  const where = pin.evidenceSite === undefined ? {} : { site: pin.evidenceSite };
  const chart = (of: Measure) => ({
    measure: of,
    ...measureMonths(
      of,
      span,
      values,
      charter.ruleSet,
      phasesOf(decided.map(phaseDecisionOf), of.id, where),
    ),
  });
  return done({
    ...seen,
    ...{ charter, sites, measures },
    ...(kept.file && { file: kept.file }),
    ...(measure && { measure }),
    ...(publication && { publication }),
    ...(measure && mayRead && values.size > 0 && { chart: chart(measure) }),
    ...sourceTitles(seenSites(actor, charter, sites), sources),
    isOwn: actor.kind === "person" && actor.user === pin.owner,
    mayWrite: actor.kind === "person" && mayWritePin(actor, pin),
    mayShare: actor.kind === "person" && maySharePin(actor, pin),
  });
}

/** What a pin came from, as far as whoever reads it may read that. */
function sourceTitles(
  seen: readonly Site[],
  [source]: Awaited<ReturnType<typeof pinSourcesQuery>>,
): Pick<PinView, "goalTitle" | "testTitle"> {
  if (!source) return {};
  const { goal, visibility, goalSite, test, testSite } = source;
  const isSeen = (site: number | null) => !site || seen.some(({ id }) => id === site);
  return {
    ...(goal && visibility !== "team" && isSeen(goalSite) && { goalTitle: goal }),
    ...(test && isSeen(testSite) && { testTitle: test }),
  };
}

/** Everything that a pin's page needs of the network: one round trip. */
function askNetwork(store: NetworkStore, id: string, span: Span) {
  return ask(
    store,
    charterQuery(store),
    sitesQuery(store),
    measuresQuery(store),
    pinQuery(store, id),
    publicationQuery(store, sharedPins, id),
    pinSourcesQuery(store, id),
    pinFiguresQuery(store, id, span),
    pinRollUpsQuery(store, id, span),
    phasesQuery(store),
  );
}
