import {
  type Capability,
  capabilityLevels,
  capabilityMean,
  type HalfYear,
  halfName,
} from "@allteach/domain/capability";
import type { Charter } from "@allteach/domain/network";
import type { Site } from "@allteach/domain/site";
import { DataTable } from "../../components/data-table.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { CapabilityTrend } from "../../components/learning/capability-trend.tsx";
import { Page, type PageProps } from "../../components/page.tsx";
import { paths } from "../../paths.ts";
import { counted } from "../../words/count-words.ts";

export interface CapabilitiesPageProps {
  shell: Partial<PageProps>;
  charter: Charter;
  /** Those whose answers the reader may see. */
  sites: readonly Site[];
  said: readonly Capability[];
  half: HalfYear;
}

/** What each site says of how it improves: no order of merit, the sites by their names. */
export function CapabilitiesPage({ shell, charter, sites, said, half }: CapabilitiesPageProps) {
  const network = charter.slug;
  const answered = new Set(said.filter((each) => each.half === half).map(({ site }) => site));
  const ofSite = Map.groupBy(said, ({ site }) => site);
  return (
    <Page
      title="Self-assessment"
      breadcrumb={[{ label: "Overview", href: paths.network({ network }) }]}
      {...shell}
    >
      <header class="stack">
        <h1>How we improve</h1>
        <p class="lead">
          {sites.length > 0
            ? `${answered.size} of ${counted(sites.length, "site")} have said how they see themselves in ${halfName(half)}.`
            : "Ten sentences, answered by each team twice a year."}
        </p>
        <p class="soft">
          Ten questions, twice a year, answered by each team for itself. Only the site and those who
          run the network see the answers; they help to choose what to learn next.
        </p>
      </header>
      {sites.length === 0 ? (
        <EmptyState icon="site" title="No sites yet">
          Once a site has joined, its team can answer.
        </EmptyState>
      ) : (
        <DataTable
          id="sites"
          caption="Sites by name"
          rows={sites}
          columns={[
            {
              heading: "Site",
              cell: ({ code, name }) => (
                <a href={paths.capability({ network, site: code })}>{name}</a>
              ),
            },
            {
              heading: "This half-year",
              cell: ({ id }) => (answered.has(id) ? "answered" : "not yet"),
            },
            {
              heading: "Mean of the answers",
              unit: `1 ${capabilityLevels[0].toLowerCase()}, 5 always`,
              numeric: true,
              cell: ({ id }) => {
                const latest = ofSite.get(id)?.at(-1);
                return latest ? capabilityMean(latest).toFixed(1) : "–";
              },
            },
            {
              heading: "Over time",
              cell: ({ id }) => <CapabilityTrend said={ofSite.get(id) ?? []} />,
            },
          ]}
        />
      )}
    </Page>
  );
}
