import type { Member } from "@allteach/domain/member";
import type { Charter } from "@allteach/domain/network";
import type { Attestation, KindCount, ParticipationKind } from "@allteach/domain/participation";
import type { Site } from "@allteach/domain/site";
import { DataTable } from "../components/data-table.tsx";
import { EmptyState } from "../components/empty-state.tsx";
import { Page, type PageProps } from "../components/page.tsx";
import { YearChoice } from "../components/year-choice.tsx";
import { paths } from "../paths.ts";
import { counted } from "../words/count-words.ts";
import { recordHref } from "../words/participation-words.ts";
import { placeWords } from "./people-page.tsx";

interface Person {
  member: Omit<Member, "email">;
  counts: readonly KindCount[];
  standing?: Attestation;
  isOwn: boolean;
}

export interface ParticipationPageProps {
  shell: Partial<PageProps>;
  charter: Charter;
  sites: readonly Site[];
  year: string;
  /** The years that can be looked at, the newest first. */
  years: readonly string[];
  /** Their own first, then those whom they lead, by name. */
  people: readonly Person[];
}

/** Who took part in what in a year: one's own record, and those of the people one leads. */
export function ParticipationPage(props: ParticipationPageProps) {
  const { shell, charter, sites, year, years, people } = props;
  const network = charter.slug;
  const action = paths.participation({ network });
  return (
    <Page
      title="Taking part"
      breadcrumb={[{ label: "Overview", href: paths.network({ network }) }]}
      {...shell}
    >
      <header class="stack">
        <h1>Taking part</h1>
        <p class="lead">{answerOf(people, year)}</p>
        <p>
          For credit that boards give for improvement work: who came, who looked at data, who tried
          something. It is counted from what is written here anyway; a lead of the site confirms it.
        </p>
      </header>
      <YearChoice {...{ action, year, years }} />
      {people.length === 0 ? (
        <EmptyState icon="people" title="You are not in the network’s list of people">
          Only members have a record of their own.
        </EmptyState>
      ) : (
        <DataTable
          id="people"
          caption={`Who took part in what in ${year}`}
          captionHidden
          columns={[
            {
              heading: "Who",
              cell: ({ member, isOwn }: Person) => (
                <a href={`${recordHref({ network, person: member.id, isOwn })}?year=${year}`}>
                  {member.name || "Somebody without a name here"}
                </a>
              ),
            },
            {
              heading: "Where",
              cell: ({ member }) =>
                [...new Set(member.grants.map((grant) => placeWords(grant, sites)))].join(", "),
            },
            { heading: "Events", cell: ({ counts }) => textOf(counts, "attended") },
            { heading: "Months of data", cell: ({ counts }) => textOf(counts, "reviewed") },
            { heading: "Tests", cell: ({ counts }) => textOf(counts, "tested") },
            { heading: "Confirmed", cell: ({ standing, counts }) => standsAt(standing, counts) },
          ]}
          rows={people}
        />
      )}
    </Page>
  );
}

function textOf(counts: readonly KindCount[], kind: ParticipationKind): string {
  const count = counts.find(({ rule }) => rule.kind === kind);
  return count ? `${count.things.length} of ${count.rule.least}` : "";
}

function standsAt(standing: Attestation | undefined, counts: readonly KindCount[]): string {
  if (standing?.kind === "confirmed") return "Yes";
  return counts.every(({ isMet }) => isMet) ? "Ready to be" : "Not yet";
}

function answerOf(people: readonly Person[], year: string): string {
  const ready = people.filter(
    ({ standing, counts }) => standing?.kind !== "confirmed" && counts.every(({ isMet }) => isMet),
  ).length;
  const confirmed = people.filter(({ standing }) => standing?.kind === "confirmed").length;
  if (people.length === 1) return `What you took part in during ${year}.`;
  return `Of ${counted(people.length, "person", "people")}, ${confirmed} confirmed for ${year} and ${ready} ready to be.`;
}
