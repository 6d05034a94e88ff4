import type { TemplateKey } from "@allteach/catalogue/template";
import { FailureDraft, type FailureMode } from "@allteach/domain/process-map/failure-mode";
import { readMapOutline } from "@allteach/domain/process-map/map-outline";
import type { ProcessStep } from "@allteach/domain/process-map/process-map";
import { type ExampleRisk, exampleMaps } from "@allteach/simulation/example-maps";
import { ask, type NetworkStore } from "@allteach/store/network-store";
import { addFailures, testNamesQuery } from "@allteach/store/process-maps/failure-mode";
import { mapsQuery, saveMap } from "@allteach/store/process-maps/process-map";
import { actOf, signatureOf } from "../context.ts";
import { randomId } from "../random-id.ts";

/** Gives a made-up network a made-up process with its risks; done again it changes nothing. */
export async function fillMaps(
  store: NetworkStore,
  template: TemplateKey,
  now: Date,
): Promise<void> {
  const example = exampleMaps[template];
  if (!example) return;
  const [standing, tests] = await ask(store, mapsQuery(store), testNamesQuery(store));
  if (standing.length > 0) return;
  let count = 0;
  const read = readMapOutline(example.outline, [], () => `s${++count}`);
  if (!read.ok) throw new Error(`the map of ${template} cannot be read`);
  const by = { actor: { kind: "clock" }, whence: { via: "demo", address: "" }, now } as const;
  const signed = { by: signatureOf(by.actor), at: now.getTime() };
  const id = randomId("m_");
  const first = { version: 1, changed: "", why: "Simulated.", isListed: true };
  const version = { ...read.value, ...first, ...signed };
  await saveMap(store, { map: id, site: 0 }, version, actOf(by, "begin-map", "a made-up map"));
  const [test] = tests.filter(({ siteId }) => siteId === 0);
  const failures = example.risks.map((risk, place): FailureMode => {
    const step = read.value.steps[risk.step - 1];
    if (!step) throw new RangeError(`the map of ${template} has no step ${risk.step}`);
    const tried = place === 0 && test ? test.id : "";
    return {
      ...{ ...draftOf(risk, step, tried), id: randomId("f_"), map: id, stepWords: step.text },
      ...{ revision: 1, ...signed },
    };
  });
  await addFailures(store, failures, actOf(by, "add-failure", "made-up risks"));
}

function draftOf(risk: ExampleRisk, { key }: ProcessStep, test: string): FailureDraft {
  const { mode, causes, effects, action, who, measure = "" } = risk;
  const [occurrence, severity, detection] = risk.judged;
  const [occurrenceAfter, severityAfter, detectionAfter] = risk.since ?? [];
  return FailureDraft.parse({
    ...{ step: key, mode, causes, effects, action, who, measure, test },
    ...{ occurrence, severity, detection, occurrenceAfter, severityAfter, detectionAfter },
  });
}
