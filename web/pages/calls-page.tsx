import type { FollowUp } from "@allteach/domain/follow-up";
import type { Member } from "@allteach/domain/member";
import type { Charter } from "@allteach/domain/network";
import { type Period, periodName } from "@allteach/domain/period";
import { roleNames } from "@allteach/domain/permission";
import type { CompletenessGridProps } from "../components/completeness-grid.tsx";
import { cellWords } from "../components/completeness-grid.tsx";
import { EmptyState } from "../components/empty-state.tsx";
import { Page, type PageProps } from "../components/page.tsx";
import { paths } from "../paths.ts";
import { counted } from "../words/count-words.ts";
import { momentWords } from "../words/date-words.ts";

export interface CallsPageProps {
  shell: Partial<PageProps>;
  charter: Charter;
  now: Date;
  periods: readonly Period[];
  calls: readonly (CompletenessGridProps["rows"][number] & {
    site: { id: number };
    contacts: readonly Member[];
    notes: readonly FollowUp[];
  })[];
}

/** The coordinator's list for the telephone: made to be printed, too. */
export function CallsPage({ shell, charter, now, periods, calls }: CallsPageProps) {
  const network = charter.slug;
  const last = periods.at(-1);
  return (
    <Page
      title="Whom to call"
      breadcrumb={[
        { label: "Overview", href: paths.network({ network }) },
        { label: "Completeness", href: paths.completeness({ network }) },
      ]}
      {...shell}
    >
      <header class="stack">
        <h1>Whom to call</h1>
        <p class="lead">
          {calls.length === 0
            ? "Every site is in, and nothing is left to follow up."
            : `${counted(calls.length, "site")} to ask about ${last ? periodName(last) : "their figures"}.`}
        </p>
      </header>
      {calls.length === 0 ? (
        <EmptyState icon="check" title="Nobody">
          Thank them: it is the least expected call of all.
        </EmptyState>
      ) : (
        <ul class="bare stack">
          {calls.map((call) => (
            <li class="card stack">
              <Call {...{ call, network, periods, now, timeZone: charter.timeZone }} />
            </li>
          ))}
        </ul>
      )}
    </Page>
  );
}

function Call(props: {
  call: CallsPageProps["calls"][number];
  network: string;
  periods: readonly Period[];
  now: Date;
  timeZone: string;
}) {
  const { call, network, periods, now, timeZone } = props;
  const { site, months, flagged, contacts, notes } = call;
  const open = periods.flatMap((period, place) => {
    const month = months[place];
    const isOpen = month !== undefined && month.given < month.expected;
    return month && (isOpen || flagged.has(period)) ? [{ period, month }] : [];
  });
  return (
    <>
      <h2>{site.name}</h2>
      <ul class="bare">
        {open.reverse().map(({ period, month }) => (
          <li>
            <a href={paths.completenessMonth({ network, site: site.code, period })}>
              {periodName(period)}
            </a>
            : {cellWords(month)}
            {flagged.has(period) && ", to be followed up"}
          </li>
        ))}
      </ul>
      {contacts.length === 0 ? (
        <p class="soft">
          Nobody of this site has an account yet.{" "}
          <a href={paths.people({ network })}>Invite them.</a>
        </p>
      ) : (
        <ul class="bare" aria-label={`People of ${site.name}`}>
          {contacts.map((contact) => (
            <li>
              {contact.name || contact.email}, {roleWords(contact, site.id)}
              {contact.email && (
                <>
                  , <a href={`mailto:${contact.email}`}>{contact.email}</a>
                </>
              )}
            </li>
          ))}
        </ul>
      )}
      {notes.map((note) => (
        <p class="soft small">
          {periodName(note.period)}: {note.note} ({note.name}, {momentWords(note.at, timeZone, now)}
          )
        </p>
      ))}
    </>
  );
}

function roleWords({ grants }: Member, site: number): string {
  const own = grants.filter((grant) => grant.site === site);
  return own.map(({ role }) => roleNames[role].toLowerCase()).join(" and ");
}
