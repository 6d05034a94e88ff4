import { type AuditEntry, acts, type ChainFault } from "@allteach/domain/audit";
import type { Charter } from "@allteach/domain/network";
import { Button, LinkButton } from "../components/button.tsx";
import { DataTable } from "../components/data-table.tsx";
import { EmptyState } from "../components/empty-state.tsx";
import { Field } from "../components/field.tsx";
import { Notice } from "../components/notice.tsx";
import { Page, type PageProps } from "../components/page.tsx";
import { Pagination } from "../components/pagination.tsx";
import { paths } from "../paths.ts";
import { actWords, detailLines, faultWords, whenceWords } from "../words/audit-words.ts";
import { counted } from "../words/count-words.ts";
import { momentWords } from "../words/date-words.ts";

/** The filter as it stands in the address. */
export interface AuditFilter {
  who?: string | undefined;
  what?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

export interface AuditPageProps {
  shell: Partial<PageProps>;
  now: Date;
  charter: Pick<Charter, "slug" | "timeZone">;
  filter: AuditFilter;
  /** Newest first. */
  entries: readonly AuditEntry[];
  /** How many there are in all, whatever the filter. */
  all: number;
  /** The entry before which the next page begins. */
  next?: number | undefined;
  /** What following the chain found; absent where it is long and nobody asked. */
  chain?: { followed: number; fault?: ChainFault } | undefined;
  names: ReadonlyMap<string, string>;
  /** Whom one may ask for. */
  choices: readonly { actor: string; name: string }[];
}

/** Who did what, when, from where, before and after; and whether the record is whole. */
export function AuditPage(props: AuditPageProps) {
  const { shell, charter, entries, filter, next } = props;
  const network = charter.slug;
  const query = queryOf(filter);
  return (
    <Page
      title="Who did what"
      breadcrumb={[
        { label: "Overview", href: paths.network({ network }) },
        { label: "Policies", href: paths.policies({ network }) },
      ]}
      {...shell}
    >
      <h1>Who did what</h1>
      <Chain {...props} />
      <Filter {...props} />
      {entries.length === 0 ? (
        <EmptyState
          icon="search"
          title="Nothing of that kind"
          action={{ label: "Show everything", href: paths.audit({ network }) }}
        >
          No entry fits all of it: ask for less.
        </EmptyState>
      ) : (
        <Entries {...props} />
      )}
      <Pagination
        label="Entries"
        next={next ? `${paths.audit({ network })}?${withBefore(query, next)}` : undefined}
      />
      <p class="actions">
        <LinkButton href={`${paths.auditFile({ network })}?${query}`} icon="download">
          Download these (CSV)
        </LinkButton>
      </p>
    </Page>
  );
}

function Chain({ chain, all, charter }: AuditPageProps) {
  if (!chain) {
    return (
      <p class="lead">
        {counted(all, "entry", "entries")}, each bound to the one before.{" "}
        <a href={`${paths.audit({ network: charter.slug })}?check=yes`}>Check that all are whole</a>
      </p>
    );
  }
  if (!chain.fault) {
    return (
      <p class="answer">
        The record is whole: {counted(chain.followed, "entry is", "entries are")} as written.
      </p>
    );
  }
  return (
    <Notice tone="error" title="The record does not hold">
      <p>
        {faultWords(chain.fault)}{" "}
        {chain.followed > 0 && `The ${counted(chain.followed, "entry", "entries")} before hold.`}{" "}
        Someone has changed the database by another way than this service: tell whoever operates it,
        and compare with a file that was downloaded earlier.
      </p>
    </Notice>
  );
}

function Filter({ charter, filter, choices }: AuditPageProps) {
  return (
    <form method="get" action={paths.audit({ network: charter.slug })} class="filter">
      <Field
        kind="select"
        name="who"
        label="Who"
        value={filter.who ?? "any"}
        options={[
          { value: "any", label: "Anyone" },
          ...choices.map(({ actor, name }) => ({ value: actor, label: name })),
          { value: "clock", label: "The clock" },
        ]}
      />
      <Field
        kind="select"
        name="what"
        label="What"
        value={filter.what ?? "any"}
        options={[
          { value: "any", label: "Anything" },
          ...Object.entries(acts).map(([value, label]) => ({ value, label })),
        ]}
      />
      <Field kind="date" name="from" label="From" value={filter.from} optional />
      <Field kind="date" name="to" label="To" value={filter.to} optional />
      <Button icon="search">Show</Button>
    </form>
  );
}

function Entries({ entries, charter, now, names }: AuditPageProps) {
  return (
    <DataTable
      id="audit"
      caption="Entries, newest first"
      captionHidden
      rows={entries}
      columns={[
        {
          heading: "What",
          cell: ({ action, subject }) => (
            <>
              {actWords(action)}
              <br />
              <span class="soft">{subject}</span>
            </>
          ),
        },
        {
          heading: "Before and after",
          wide: true,
          cell: ({ detail }) => detailLines(detail).map((line) => <div>{line}</div>),
        },
        { heading: "When", cell: ({ at }) => momentWords(at, charter.timeZone, now) },
        { heading: "Who", cell: ({ actor }) => whoWords(actor, names) },
        { heading: "From where", cell: (entry) => whenceWords(entry) },
        { heading: "Entry", numeric: true, cell: ({ id }) => id },
      ]}
    />
  );
}

function whoWords(actor: string, names: ReadonlyMap<string, string>): string {
  if (actor === "clock") return "The clock";
  if (actor === "visitor") return "Whoever had the link";
  return names.get(actor) ?? "Someone whose account is gone";
}

/** The filter as an address carries it. */
function queryOf(filter: AuditFilter): string {
  const given = Object.entries(filter).filter(([, value]) => value);
  return new URLSearchParams(given as [string, string][]).toString();
}

function withBefore(query: string, before: number): string {
  return query === "" ? `before=${before}` : `${query}&before=${before}`;
}
