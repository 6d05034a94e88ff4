import { usualCalendar } from "@allteach/domain/calendar";
import { MeasureId } from "@allteach/domain/identity";
import type { Measure } from "@allteach/domain/measure";
import { Charter } from "@allteach/domain/network";
import { undecided } from "@allteach/domain/phase";
import { overviewRow } from "@allteach/spc/overview";
import { readChart } from "@allteach/spc/read-chart";
import { describe, expect, it } from "vitest";
import type { MeasureChart } from "../components/measure-chart.tsx";
import { OverviewTable } from "../components/overview-table.tsx";
import { MeasurePage } from "./measure-page.tsx";

const measure: Measure = {
  ...{ id: MeasureId.parse(1), place: 1, code: "REM", name: "Remission", kind: "outcome" },
  ...{ numerator: "in remission", denominator: "seen", exclusions: "", unit: "%", goal: 70 },
  ...{
    multiplier: 100,
    direction: "increase",
    chart: "p",
    siteTypes: [],
    status: "live",
    cadence: "month",
  },
};
const charter = Charter.parse({
  ...{ slug: "north", name: "North", timeZone: "Europe/Berlin", template: "blank" },
  calendar: usualCalendar,
});

function chartOf(denominator: (place: number) => number): MeasureChart {
  const points = Array.from({ length: 14 }, (_, place) => ({
    label: `${2026 + Math.floor(place / 12)}-${String((place % 12) + 1).padStart(2, "0")}`,
    numerator: Math.round(denominator(place) * 0.6) + (place % 3),
    denominator: denominator(place),
  }));
  const reading = readChart(
    { chart: "p", points },
    { chart: { multiplier: 100 }, direction: "increase", name: "Remission", unit: "%", goal: 70 },
  );
  return { measure, months: [], phases: undecided, reading };
}

function caption(main: MeasureChart): string {
  const page = (
    <MeasurePage
      {...{ shell: {}, charter, sites: [], nodes: [], main }}
      {...{ reporting: new Map(), bySite: [], sitesPage: 1 }}
      {...{ now: new Date(), mayDecide: false, decideHref: "" }}
    />
  );
  return /<figcaption>(.*?)<\/figcaption>/s.exec(String(page))?.[1] ?? "";
}

describe("the chart on a measure's page", () => {
  it("explains limits that step, which look like a fault otherwise", () => {
    expect(caption(chartOf((place) => 200 + 20 * place))).toContain(
      "Limits step because the denominator changes from period to period",
    );
  });

  it("says nothing of limits that are level", () => {
    expect(caption(chartOf(() => 200))).toContain("Every point is one month.");
    expect(caption(chartOf(() => 200))).not.toContain("Limits step");
  });
});

describe("a row of the overview", () => {
  it("says what the chart says", () => {
    const chart = chartOf(() => 200);
    const rows = [{ label: "Remission", href: "/remission", chart }];
    const table = String(<OverviewTable id="one" caption="All" heading="Measure" rows={rows} />);
    const { sentence, period, assurance } = overviewRow(chart.reading);

    expect(table).toContain(sentence);
    expect(table).toContain(`<span class="latest-month">${period}</span>`);
    expect(table).toContain("Steady");
    expect(assurance).toBe("hit-and-miss");
    expect(table).toContain("Sometimes at the goal");
  });
});
