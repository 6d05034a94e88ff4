import type { Charter } from "@allteach/domain/network";
import { periodName } from "@allteach/domain/period";
import { type GivenProgress, scoreText } from "@allteach/domain/progress-scale";
import type { Site } from "@allteach/domain/site";
import { DataTable } from "../components/data-table.tsx";
import { EmptyState } from "../components/empty-state.tsx";
import { Page, type PageProps } from "../components/page.tsx";
import { levelText } from "../components/team-progress.tsx";
import { paths } from "../paths.ts";
import { counted } from "../words/count-words.ts";

interface Team {
  site: Site;
  given: readonly GivenProgress[];
}

export interface ProgressPageProps {
  shell: Partial<PageProps>;
  charter: Charter;
  /** By name. */
  teams: readonly Team[];
}

/** How far every team says it is, by name: to be asked about, not to be compared. */
export function ProgressPage({ shell, charter, teams }: ProgressPageProps) {
  const network = charter.slug;
  return (
    <Page
      title="How far teams are"
      breadcrumb={[{ label: "Overview", href: paths.network({ network }) }]}
      {...shell}
    >
      <header class="stack">
        <h1>How far teams are</h1>
        <p class="lead">{answerOf(teams)}</p>
      </header>
      {teams.length === 0 ? (
        <EmptyState icon="people" title="No team to be seen">
          Each team says month by month how far it is, beside what its charts suggest.
        </EmptyState>
      ) : (
        <DataTable
          id="teams"
          caption="How far each team says it is, by name"
          captionHidden
          columns={[
            {
              heading: "Team",
              cell: ({ site }: Team) => (
                <a href={paths.siteProgress({ network, site: site.code })}>{site.name}</a>
              ),
            },
            { heading: "The team says", cell: ({ given: [latest] }) => saidText(latest) },
            {
              heading: "Suggested then",
              numeric: true,
              cell: ({ given: [latest] }) => (latest ? scoreText(latest.suggested) : ""),
            },
            {
              heading: "Before",
              numeric: true,
              cell: ({ given: [, before] }) => (before ? scoreText(before.halves) : ""),
            },
            {
              heading: "Said of",
              cell: ({ given: [latest] }) => (latest ? periodName(latest.period) : ""),
            },
          ]}
          rows={teams}
        />
      )}
    </Page>
  );
}

const saidText = (latest: GivenProgress | undefined) =>
  latest ? levelText(latest.halves) : "Nothing yet";

/** How many have said something, and where the two scores differ: that is worth a question. */
function answerOf(teams: readonly Team[]): string {
  const said = teams.flatMap(({ given: [latest] }) => (latest ? [latest] : []));
  if (said.length === 0) return "No team has said yet how far it is.";
  const apart = said.filter(({ halves, suggested }) => halves !== suggested).length;
  const differ =
    apart === 0
      ? "Each says what its charts suggest."
      : `${counted(apart, "team")} ${apart === 1 ? "sees" : "see"} it otherwise than ${apart === 1 ? "its charts do" : "their charts do"}: ask ${apart === 1 ? "it" : "them"} what ${apart === 1 ? "it sees" : "they see"}.`;
  return `${said.length} of ${counted(teams.length, "team")} said how far they are. ${differ}`;
}
