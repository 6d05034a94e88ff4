import { env } from "cloudflare:workers";
import { loadDemonstration } from "@allteach/actions/load-demonstration";
import { readExemplars } from "@allteach/actions/read-exemplars";
import { familyOf } from "@allteach/catalogue/vocabulary";
import { openCommons } from "@allteach/store/commons";
import { expect, it } from "vitest";
import { databasesOf, foundryOf, storeOf } from "../../workers/networks.ts";
import { ownSites } from "../recomputed/own-figures.ts";
import { ownGrades } from "../recomputed/own-grade.ts";
import { type OwnShift, ownShift } from "../recomputed/own-shift.ts";
import { demonstrationsBySlug } from "../support/demonstrations.ts";
import { networkOf } from "../support/report-world.ts";

const rounded = ({ from, to, since }: OwnShift) =>
  `${from.toPrecision(9)} to ${to.toPrecision(9)} since ${since}`;

it.each(demonstrationsBySlug)(
  "the sites that can teach are those that the figures alone give: %s",
  { timeout: 300_000 },
  async (slug, demonstration) => {
    const now = new Date();
    await loadDemonstration(foundryOf(env, now), (record) => storeOf(env, record), demonstration);
    const network = await networkOf(slug);
    const database = databasesOf(env).get(network.binding) as D1Database;
    const rules = await database.prepare("select rule_set from charter").first("rule_set");
    expect(rules).toBe("ihi");
    const whence = { via: "demo", address: "" } as const;
    const ctx = {
      network,
      store: storeOf(env, network),
      actor: { kind: "clock" },
      whence,
      now,
    } as const;

    const own = await ownSites(database, now);
    const expected = own.flatMap(({ measure, site, question }) => {
      const shift = ownShift(question);
      return shift ? [`${measure} ${site}: ${rounded(shift)}`] : [];
    });
    const shown: string[] = [];
    for (const code of new Set(own.map(({ measure }) => measure))) {
      const read = await readExemplars(ctx, openCommons(env.COMMONS), code);
      if (!read.ok) throw new Error(`${code}: ${read.refusal.kind}`);
      shown.push(
        ...read.value.exemplars.map(({ site, shift }) => `${code} ${site.code}: ${rounded(shift)}`),
      );
    }

    console.info(
      `${slug}: ${own.length} charts, ${expected.length} lasting changes for the better`,
    );
    expect(shown.sort()).toEqual(expected.sort());

    const measures = await database.prepare("select code, name, numerator from measure").all<{
      code: string;
      name: string;
      numerator: string;
    }>();
    const families = new Map(measures.results.map((each) => [each.code, familyOf(each)]));
    const earned = await ownGrades(database, now, (code) => families.get(code));
    const kept = await database
      .prepare(
        `select pin.id, coalesce(grade, 'idea') || ' ' || coalesce(tested, 0) || '/'
           || coalesce(shifted, 0) as earned
         from pin left join pin_grade on pin_id = pin.id where removed_at is null`,
      )
      .all<{ id: string; earned: string }>();
    const grades = Map.groupBy(earned.values(), (text) => text.split(" ")[0]);
    const told = [...grades].map(([grade, some]) => `${some.length} ${grade}`);
    console.info(`${slug}: ${earned.size} pins: ${told.join(", ")}`);
    expect(Object.fromEntries(kept.results.map(({ id, earned: text }) => [id, text]))).toEqual(
      Object.fromEntries(earned),
    );
  },
);
