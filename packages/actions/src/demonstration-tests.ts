import { stageOf } from "@allteach/domain/pdsa-cycle";
import { simulateTests } from "@allteach/simulation/simulate-tests";
import { addAnnotations, anyAnnotationQuery } from "@allteach/store/annotation";
import { diagramOf, diagramQuery } from "@allteach/store/diagram";
import { ask, type NetworkStore } from "@allteach/store/network-store";
import { addCycles, cyclesQuery } from "@allteach/store/pdsa";
import { actOf, signatureOf } from "./context.ts";
import { randomId } from "./random-id.ts";
import { readSetting } from "./read-setting.ts";

/** Gives a made-up network some tests of change and notes; done again it changes nothing. */
export async function fillTests(store: NetworkStore, seed: number, now: Date): Promise<void> {
  const { sites } = await readSetting({ store });
  const [[drawn], standing, noted] = await ask(
    store,
    diagramQuery(store),
    cyclesQuery(store),
    anyAnnotationQuery(store),
  );
  if (!drawn) return;
  const { nodes } = diagramOf(drawn);
  const { tests, notes } = simulateTests(nodes, sites, { seed, today: now });
  const ids = new Map(sites.map(({ code, id }) => [code, id]));
  const words = new Map(nodes.map(({ key, text }) => [key, text]));
  const siteOf = (code: (typeof tests)[number]["site"]) => {
    const site = code === undefined ? undefined : ids.get(code);
    return site === undefined ? {} : { site };
  };
  const by = { actor: { kind: "clock" }, whence: { via: "demo", address: "" }, now } as const;
  const signed = signatureOf(by.actor);
  const today = now.toISOString().slice(0, 10);
  const cycles = tests.map(({ site, draft }) => {
    const at = Date.parse(draft.starts || today);
    return {
      ...{ ...draft, id: randomId("p_"), revision: 1, stage: stageOf(draft, today) },
      ...{ nodeWords: words.get(draft.node) ?? "", startedBy: signed },
      ...{
        startedAt: at,
        changedAt: at,
        ...(draft.act !== "" && { closedAt: at }),
        ...siteOf(site),
      },
    };
  });
  const made = notes.map(({ site, draft }) => ({
    ...{ ...draft, id: randomId("a_"), by: signed, at: now.getTime(), ...siteOf(site) },
  }));
  // Each by itself: a load that was cut off between them is completed, and nothing comes twice.
  if (noted.length === 0) {
    await addAnnotations(store, made, actOf(by, "add-annotation", "made-up notes"));
  }
  if (standing.length === 0) {
    await addCycles(store, cycles, actOf(by, "begin-test", "made-up tests"));
  }
}
