import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { describe, expect, it } from "vitest";
import { chartDifferences, makingDataCountDifferences } from "./oracle-agreement.ts";
import {
  type ChartCase,
  hasOracle,
  type MakingDataCountCase,
  makingDataCountOptions,
  makingDataCountSeries,
  optionsOf,
  readCases,
  seriesOf,
  whySkipped,
} from "./oracle-cases.ts";
import { checks } from "./spc-checks.ts";
import { type Fault, faults } from "./spc-faults.ts";

interface Library {
  controlChart: typeof import("@allteach/spc/control-chart")["controlChart"];
  makingDataCount: typeof import("@allteach/spc/making-data-count")["makingDataCount"];
}

const source = fileURLToPath(new URL("../../packages/spc/src/", import.meta.url));
const chartCases = readCases<ChartCase>("charts");
const makingDataCountCases = readCases<MakingDataCountCase>("making-data-count");

if (!hasOracle) console.log(whySkipped);

describe.runIf(hasOracle)("the reference cases and the checks by hand", () => {
  it("find nothing wrong with the library as it is", async () => {
    expect(firstToCatch(await libraryWith())).toBeUndefined();
  });

  it("catch every planted fault", async () => {
    const report: string[] = [];
    const missed: string[] = [];
    for (const fault of faults) {
      const caught = firstToCatch(await libraryWith(fault));
      report.push(`  ${fault.what}: ${caught ?? "none"}`);
      if (!caught) missed.push(fault.what);
    }
    console.log(`${faults.length} planted faults, first caught by\n${report.join("\n")}`);

    expect(missed).toEqual([]);
  }, 60_000);
});

/** The library built from its sources, one of them with a fault in it. */
async function libraryWith(fault?: Fault): Promise<Library> {
  const { outputFiles } = await build({
    stdin: {
      contents: `export * from "./control-chart.ts"; export * from "./making-data-count.ts";`,
      resolveDir: source,
    },
    bundle: true,
    format: "esm",
    write: false,
    plugins: fault ? [planting(fault)] : [],
  });
  const code = Buffer.from(outputFiles[0]?.contents ?? []).toString("base64");
  return await import(/* @vite-ignore */ `data:text/javascript;base64,${code}`);
}

function planting({ file, right, wrong }: Fault) {
  return {
    name: "planted fault",
    setup(bundler: Parameters<NonNullable<Parameters<typeof build>[0]["plugins"]>[0]["setup"]>[0]) {
      bundler.onLoad({ filter: /packages.spc.src/ }, ({ path }) => {
        if (path !== `${source}${file}`) return undefined;
        const text = readFileSync(path, "utf8");
        if (text.split(right).length !== 2) throw new Error(`not once in ${file}: ${right}`);
        return { contents: text.replace(right, () => wrong), loader: "ts" };
      });
    },
  };
}

/** The first case that a library fails, a refusal that should not be or is missing included. */
function firstToCatch({ controlChart, makingDataCount }: Library): string | undefined {
  const failed =
    checks.find(({ holds }) => !holds(controlChart)) ??
    chartCases.find((oracle) =>
      fails(oracle.expected.error, () =>
        chartDifferences(controlChart(seriesOf(oracle), optionsOf(oracle)), oracle),
      ),
    ) ??
    makingDataCountCases.find((oracle) =>
      fails(oracle.expected.error, () =>
        makingDataCountDifferences(
          makingDataCount(makingDataCountSeries(oracle), makingDataCountOptions(oracle)),
          oracle,
        ),
      ),
    );
  return failed?.id;
}

function fails(shouldRefuse: string | undefined, differences: () => string[]): boolean {
  let found: string[];
  try {
    found = differences();
  } catch (refusal) {
    return !(shouldRefuse && refusal instanceof RangeError);
  }
  return shouldRefuse !== undefined || found.length > 0;
}
