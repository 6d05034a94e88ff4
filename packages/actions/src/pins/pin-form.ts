import { familyOf, termsIn } from "@allteach/catalogue/vocabulary";
import type { Measure } from "@allteach/domain/measure";
import type { Charter } from "@allteach/domain/network";
import { mayWritePin } from "@allteach/domain/pins/seen-pin";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import { seenGoals } from "@allteach/domain/seen-goal";
import { seenSites } from "@allteach/domain/seen-site";
import type { Site } from "@allteach/domain/site";
import { charterOf, charterQuery } from "@allteach/store/charter";
import { diagramOf, diagramQuery } from "@allteach/store/diagram";
import { goalOf, goalQuery } from "@allteach/store/goal";
import { measureOf, measuresQuery } from "@allteach/store/measure";
import { ask } from "@allteach/store/network-store";
import { cycleOf, cycleQuery } from "@allteach/store/pdsa";
import { siteOf, sitesQuery } from "@allteach/store/site";
import type { ActionContext } from "../context.ts";
import { seenCycles } from "../read-tests.ts";
import { mayPinSomewhere } from "./may-pin.ts";

/** What a new pin may begin from: a goal, a test of change, a box of the diagram, a chart. */
export interface PinBeginning {
  goal: string;
  test: string;
  driver: string;
  measure: string;
  site: string;
}

/** What a form for a pin offers, and what of it is filled in already. */
export interface PinFormView {
  charter: Charter;
  /** The sites that whoever asks may pin for. */
  sites: readonly Site[];
  /** Every site that can be named as where it was tried. */
  places: readonly Site[];
  mayWriteForAll: boolean;
  measures: readonly Measure[];
  begun: Partial<
    Record<
      | "title"
      | "purpose"
      | "surprised"
      | "context"
      | "body"
      | "kind"
      | "family"
      | "driver"
      | "condition"
      | "site"
      | "measure"
      | "evidenceSite"
      | "goal"
      | "test"
      | "node",
      string
    >
  >;
}

/** Reads what it takes to pin something, for whoever may pin somewhere. */
export async function readPinForm(
  { store, actor }: ActionContext,
  from: PinBeginning,
): Promise<Outcome<PinFormView>> {
  const [charters, siteRows, measureRows, goals, tests, diagrams] = await ask(
    store,
    charterQuery(store),
    sitesQuery(store),
    measuresQuery(store),
    goalQuery(store, from.goal),
    cycleQuery(store, from.test),
    diagramQuery(store),
  );
  const charter = charterOf(charters);
  const all = siteRows.map(siteOf);
  if (!mayPinSomewhere(actor, all)) return refused({ kind: "not-allowed", need: "write-pins" });
  const places = seenSites(actor, charter, all).filter(({ left }) => !left);
  const sites = places.filter(({ id }) => mayWritePin(actor, { site: id }));
  const measures = measureRows.map(measureOf).filter(({ status }) => status === "live");
  const [goal] = seenGoals(actor, charter, all, goals.map(goalOf));
  const [test] = seenCycles(seenSites(actor, charter, all), all, tests.map(cycleOf));
  const nodes = diagrams.map(diagramOf)[0]?.nodes ?? [];
  const codeOf = (id: number | undefined) => places.find((site) => site.id === id)?.code ?? "";
  const node = nodes.find(({ key }) => key === (from.driver || test?.node));
  const aimed = goal?.goal.aim.on === "measure" ? goal.goal.aim.measure : undefined;
  const measure = measures.find(
    ({ code, id }) => code === (from.measure || test?.measure) || id === aimed,
  );
  const ownSite = from.site || codeOf(test?.site ?? goal?.goal.site);
  const about = [goal?.goal.title, test?.objective, node?.text, measure?.name].join(" ");
  const words = termsIn(about);
  const family = goal?.goal.families[0] ?? (measure && familyOf(measure)) ?? words.families[0];
  return done({
    ...{ charter, sites, places, measures, mayWriteForAll: mayWritePin(actor, {}) },
    begun: {
      kind: "text",
      ...{ site: ownSite, evidenceSite: ownSite, measure: measure?.code ?? "" },
      ...{ family: family ?? "", driver: words.drivers[0] ?? "" },
      condition: words.conditions[0] ?? "",
      node: node?.key ?? "",
      ...(goal && { goal: goal.goal.id, title: goal.goal.title, surprised: goal.goal.learnt }),
      ...(test && {
        ...{ test: test.id, title: test.objective, purpose: test.question },
        ...{ surprised: test.surprises, context: test.where },
        body: [test.what, test.study].filter((text) => text !== "").join("\n\n"),
      }),
    },
  });
}
