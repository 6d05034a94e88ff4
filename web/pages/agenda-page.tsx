import type { NetworkEvent } from "@allteach/domain/events/event";
import type { Charter } from "@allteach/domain/network";
import { periodName } from "@allteach/domain/period";
import { Button } from "../components/button.tsx";
import { EmptyState } from "../components/empty-state.tsx";
import { Page, type PageProps } from "../components/page.tsx";
import { paths } from "../paths.ts";
import { dayWords } from "../words/date-words.ts";
import { whenWords } from "../words/event-words.ts";

export interface AgendaRow {
  period: string;
  measure: string;
  site: number;
  title: string;
  /** Whose improvement it is, where it is one site's. */
  of?: string;
  addedAt: number;
  doneAt?: number;
}

export interface AgendaPageProps {
  shell: Partial<PageProps>;
  now: Date;
  charter: Charter;
  rows: readonly AgendaRow[];
  /** The next event, on which it is spoken of. */
  next?: NetworkEvent | undefined;
  mayMark: boolean;
}

/** What a network wants to speak of on its monthly call: put there from the reports. */
export function AgendaPage({ shell, now, charter, rows, next, mayMark }: AgendaPageProps) {
  const network = charter.slug;
  const open = rows.filter(({ doneAt }) => doneAt === undefined);
  const spoken = rows.filter(({ doneAt }) => doneAt !== undefined);
  const day = (at: number) => dayWords(at, charter.timeZone, now);
  return (
    <Page
      title="The next call"
      breadcrumb={[
        { label: "Overview", href: paths.network({ network }) },
        { label: "Reports", href: paths.reports({ network }) },
      ]}
      {...shell}
    >
      <h1>The next call</h1>
      <p class="lead">
        {next ? (
          <>
            <a href={paths.event({ network, event: next.id })}>{next.title}</a>,{" "}
            {whenWords(next, charter.timeZone, now)}
          </>
        ) : (
          <>
            No day is set yet: see <a href={paths.events({ network })}>events</a>.
          </>
        )}
      </p>
      {open.length === 0 ? (
        <EmptyState icon="information" title="Nothing on the agenda yet">
          Each measure in a report’s mail has a link that puts it here.
        </EmptyState>
      ) : (
        <ol class="stack">
          {open.map((row) => (
            <li>
              <a href={paths.measure({ network, measure: row.measure })}>{row.title}</a>
              {row.of && `, as ${row.of} did it`}
              <span class="soft">
                {" "}
                from the report of {periodName(row.period as never)}, added on {day(row.addedAt)}
              </span>
              {mayMark && (
                <form method="post" action={paths.agenda({ network })}>
                  <input type="hidden" name="period" value={row.period} />
                  <input type="hidden" name="measure" value={row.measure} />
                  <input type="hidden" name="site" value={String(row.site)} />
                  <Button tone="quiet" icon="check">
                    We spoke of it
                  </Button>
                </form>
              )}
            </li>
          ))}
        </ol>
      )}
      {spoken.length > 0 && (
        <section aria-labelledby="spoken">
          <h2 id="spoken">Spoken of before</h2>
          <ul>
            {spoken.map((row) => (
              <li>
                {row.title}
                {row.of && `, ${row.of}`}, on {day(row.doneAt ?? 0)}
              </li>
            ))}
          </ul>
        </section>
      )}
    </Page>
  );
}
