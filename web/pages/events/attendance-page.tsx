import type { Attendance } from "@allteach/domain/events/attendance";
import type { NetworkEvent } from "@allteach/domain/events/event";
import type { SiteId, UserId } from "@allteach/domain/identity";
import type { Member } from "@allteach/domain/member";
import type { Charter } from "@allteach/domain/network";
import type { Site } from "@allteach/domain/site";
import { Button } from "../../components/button.tsx";
import { DataTable } from "../../components/data-table.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { Notice } from "../../components/notice.tsx";
import { Page, type PageProps } from "../../components/page.tsx";
import { paths } from "../../paths.ts";
import { counted } from "../../words/count-words.ts";
import { whenWords } from "../../words/event-words.ts";

export interface AttendancePageProps {
  shell: Partial<PageProps>;
  now: Date;
  charter: Charter;
  event: NetworkEvent;
  sites: readonly Site[];
  members: readonly Member[];
  rows: ReadonlyMap<UserId, Attendance>;
  hasBegun: boolean;
}

/** Everybody of the network in one list: who came. */
export function AttendancePage(props: AttendancePageProps) {
  const { shell, charter, event, members, rows, hasBegun, now } = props;
  const network = charter.slug;
  const isRecorded = [...rows.values()].some(({ attended }) => attended !== undefined);
  return (
    <Page
      title={`Who came · ${event.title}`}
      breadcrumb={[
        { label: "Overview", href: paths.network({ network }) },
        { label: "Events", href: paths.events({ network }) },
        { label: event.title, href: paths.event({ network, event: event.id }) },
      ]}
      {...shell}
    >
      <header class="stack">
        <h1>Who came</h1>
        <p class="lead">
          {event.title}, {whenWords(event, charter.timeZone, now)}
        </p>
      </header>
      {!hasBegun && (
        <Notice title="It has not begun yet">
          <p>Until then this list shows what people have said.</p>
        </Notice>
      )}
      {members.length === 0 ? (
        <EmptyState icon="people" title="Nobody belongs to this network yet" />
      ) : (
        <form
          method="post"
          action={paths.eventAttendance({ network, event: event.id })}
          class="stack"
        >
          {hasBegun && (
            <p>
              Tick everybody who was there
              {!isRecorded && "; those who said that they come are ticked already"}.
            </p>
          )}
          <PeopleTable {...props} isRecorded={isRecorded} />
          {hasBegun && (
            <p class="actions">
              <Button tone="primary">Save who came</Button>
            </p>
          )}
        </form>
      )}
    </Page>
  );
}

const said = { "": "–", yes: "comes", maybe: "perhaps", no: "cannot" } as const;

function PeopleTable(props: AttendancePageProps & { isRecorded: boolean }) {
  const { members, rows, hasBegun, isRecorded } = props;
  const isTicked = ({ id }: Member) => {
    const row = rows.get(id);
    return isRecorded ? row?.attended === true : row?.answer === "yes";
  };
  return (
    <DataTable
      id="people"
      caption={counted(members.length, "person", "people")}
      rows={members}
      columns={[
        {
          heading: "Name",
          cell: (member) =>
            hasBegun ? (
              <label class="attendee">
                <input type="checkbox" name="came" value={member.id} checked={isTicked(member)} />
                {member.name || member.email}
              </label>
            ) : (
              member.name || member.email
            ),
        },
        { heading: "For", cell: (member) => <PlaceOf {...props} member={member} /> },
        { heading: "Said before", cell: ({ id }) => said[rows.get(id)?.answer ?? ""] },
      ]}
    />
  );
}

/** The site that somebody came for: a choice where they have several. */
function PlaceOf(props: AttendancePageProps & { member: Member }) {
  const { member, sites, charter, rows, hasBegun } = props;
  const own = [...new Set(member.grants.map(({ site }) => site ?? 0))];
  const nameOf = (site: SiteId | 0) =>
    site === 0 ? charter.name : (sites.find(({ id }) => id === site)?.name ?? `Site ${site}`);
  const [first = 0] = own;
  if (own.length === 1 || !hasBegun) return <>{nameOf(rows.get(member.id)?.site ?? first)}</>;
  const chosen = rows.get(member.id)?.site ?? own.find((site) => site > 0) ?? first;
  return (
    <select class="input" name={`for-${member.id}`} aria-label={`For which site: ${member.name}`}>
      {own.map((site) => (
        <option value={String(site)} selected={site === chosen}>
          {nameOf(site)}
        </option>
      ))}
    </select>
  );
}
