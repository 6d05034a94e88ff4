import type { Charter } from "@allteach/domain/network";
import { DataTable } from "../components/data-table.tsx";
import { EmptyState } from "../components/empty-state.tsx";
import { Page, type PageProps } from "../components/page.tsx";
import { paths } from "../paths.ts";

interface Changed {
  field: string;
  template: string;
  network: string;
}

export interface TemplateDiffPageProps {
  shell: Partial<PageProps>;
  charter: Charter;
  template: { name: string };
  diff: {
    words: readonly Changed[];
    calendar: readonly Changed[];
    measures: {
      added: readonly { code: string; name: string }[];
      removed: readonly { code: string; name: string }[];
      changed: readonly { code: string; name: string; fields: readonly Changed[] }[];
    };
  };
}

/** What a network has made of the template that it began with. */
export function TemplateDiffPage({ shell, charter, template, diff }: TemplateDiffPageProps) {
  const network = charter.slug;
  const { added, removed, changed } = diff.measures;
  const isSame = [diff.words, diff.calendar, added, removed, changed].every(
    (list) => list.length === 0,
  );
  return (
    <Page
      title="Beside its template"
      breadcrumb={[{ label: "Overview", href: paths.network({ network }) }]}
      {...shell}
    >
      <h1>Beside its template</h1>
      <p class="lead">The network began with the template “{template.name}”.</p>
      {isSame && (
        <EmptyState icon="copy" title="Nothing was changed yet">
          Most networks put the words into their own within the first month.
        </EmptyState>
      )}
      <Measures heading="Measures that were added" id="added" of={added} />
      <Measures heading="Measures that were taken out" id="removed" of={removed} />
      {changed.map(({ code, name, fields }) => (
        <section aria-labelledby={`measure-${code}`}>
          <h2 id={`measure-${code}`}>
            <a href={paths.measure({ network, measure: code })}>{name}</a>
          </h2>
          <Changes id={`changes-${code}`} caption={`What of ${name} was changed`} rows={fields} />
        </section>
      ))}
      {diff.words.length > 0 && (
        <section aria-labelledby="words">
          <h2 id="words">Words</h2>
          <Changes id="changed-words" caption="The network’s own words" rows={diff.words} />
        </section>
      )}
      {diff.calendar.length > 0 && (
        <section aria-labelledby="calendar">
          <h2 id="calendar">Calendar</h2>
          <Changes id="changed-days" caption="Days of the month" rows={diff.calendar} />
        </section>
      )}
    </Page>
  );
}

function Measures(props: {
  heading: string;
  id: string;
  of: readonly { code: string; name: string }[];
}) {
  const { heading, id, of } = props;
  if (of.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{heading}</h2>
      <ul>
        {of.map(({ code, name }) => (
          <li>
            {name} ({code})
          </li>
        ))}
      </ul>
    </section>
  );
}

function Changes({ id, caption, rows }: { id: string; caption: string; rows: readonly Changed[] }) {
  return (
    <DataTable
      id={id}
      caption={caption}
      captionHidden
      rows={rows}
      columns={[
        { heading: "What", cell: ({ field }) => field },
        { heading: "In the template", wide: true, cell: ({ template }) => template || "nothing" },
        { heading: "Here", wide: true, cell: ({ network }) => network || "nothing" },
      ]}
    />
  );
}
