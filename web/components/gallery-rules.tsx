import { controlChartSvg } from "@allteach/chart/control-chart-svg";
import type { Rule, RuleSet } from "@allteach/spc/rules/rule";
import { RULE_SETS } from "@allteach/spc/rules/rule-sets";
import { longestRunLimit } from "@allteach/spc/runs/anhoej";
import { crossingsLimit } from "@allteach/spc/runs/crossings-limit";
import { falseSignals, SYMMETRICAL } from "@allteach/spc/validity/false-signals";
import { formatNumber } from "@allteach/spc/words/format-value";
import { type RulePicture, rulePictures, runPictures } from "../gallery/rule-pictures.ts";
import { ruleWords, whenSilentWords } from "../words/rule-words.ts";
import { ChartPicture } from "./chart-figure.tsx";
import { DataTable } from "./data-table.tsx";

/** Two years of months: the length over which a rule's false alarms are counted. */
const POINTS = 24;

/** What each rule looks like where it fires. */
export function RulePictures() {
  return (
    <ul class="grid gallery-rules">
      {[...rulePictures(), ...runPictures()].map((picture) => (
        <li>
          <h4>{picture.name}</h4>
          <p class="small soft">{picture.says}</p>
          <ChartPicture svg={pictureSvg(picture)} />
        </li>
      ))}
    </ul>
  );
}

function pictureSvg({ id, name, chart, signals }: RulePicture): string {
  const isRun = chart.chart === "run";
  return controlChartSvg(chart, {
    id: `rule-${id}`,
    title: name,
    axisTitle: isRun ? "" : "Sigmas from the centre",
    signals,
    digits: isRun ? 0 : 1,
    legend: false,
    hover: false,
    width: 320,
  });
}

/** Every rule of every set, from the rules themselves. */
export function RuleTables() {
  return (
    <>
      {Object.values(RULE_SETS).map((set) => (
        <RuleTable set={set} />
      ))}
    </>
  );
}

function RuleTable({ set }: { set: RuleSet }) {
  return (
    <div class="gallery-set">
      <h4>{set.name}</h4>
      <p class="small soft">{set.source}</p>
      <DataTable
        id={`rules-${set.id}`}
        caption={`Rules of ${set.name}`}
        captionHidden
        compact
        rows={set.rules}
        columns={[
          { heading: "Rule", cell: ({ name }) => name },
          { heading: "What it takes", wide: true, cell: ruleWords },
          { heading: "On the line, or a tie", cell: whenSilentWords },
          {
            heading: "A missing period",
            cell: ({ gap }) => (gap === "skip" ? "passed over" : "ends the row"),
          },
          { heading: "By chance", unit: `%, ${POINTS} points`, numeric: true, cell: falseAlarms },
        ]}
      />
    </div>
  );
}

/** How many stable charts of two years show the rule, in percent. */
function falseAlarms(rule: Rule): string {
  const limits = {
    longestRunMax: longestRunLimit(POINTS),
    crossingsMin: crossingsLimit(POINTS),
  };
  const found = falseSignals(rule, Array(POINTS).fill(SYMMETRICAL), limits);
  return found === null ? "–" : formatNumber(found.probability * 100, 1);
}
