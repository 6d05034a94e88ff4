import { DataTable } from "../components/data-table.tsx";
import { Page, type PageProps } from "../components/page.tsx";
import { counted, sizeWords } from "../words/count-words.ts";
import { dayWords } from "../words/date-words.ts";

export interface DeletionPageProps {
  shell: Partial<PageProps>;
  now: Date;
  certificate: {
    id: string;
    askedAt: number;
    removed: {
      tables: Readonly<Record<string, number>>;
      files: number;
      bytes: number;
      elsewhere: Readonly<Record<string, number>>;
    };
    sha256: string;
    completedAt?: number;
  };
}

/** What was removed when a network was, for whoever asked for it. */
export function DeletionPage({ shell, now, certificate }: DeletionPageProps) {
  const { id, askedAt, removed, sha256, completedAt } = certificate;
  const day = (at: number) => dayWords(at, "UTC", now);
  const rows = [
    ...Object.entries(removed.tables).map(([table, count]) => [table, "its own", count] as const),
    ...Object.entries(removed.elsewhere).map(([table, count]) => [table, "shared", count] as const),
  ].filter(([, , count]) => count > 0);
  return (
    <Page title="Certificate of deletion" {...shell}>
      <h1>Certificate of deletion</h1>
      <p class="lead">
        {completedAt === undefined
          ? "The network is being removed."
          : `Nothing of the network is left here since ${day(completedAt)}.`}
      </p>
      <dl class="definition">
        <Entry name="Certificate">{id}</Entry>
        <Entry name="Asked for on">{day(askedAt)}</Entry>
        {completedAt !== undefined && (
          <Entry name="Completed">{new Date(completedAt).toISOString()}</Entry>
        )}
        <Entry name="Files removed">
          {`${counted(removed.files, "file")}, ${sizeWords(removed.bytes)}`}
        </Entry>
        <Entry name="Hash of the whole list (SHA-256)">
          <span class="hash">{sha256}</span>
        </Entry>
      </dl>
      <DataTable
        id="removed"
        caption="Rows removed"
        rows={rows}
        columns={[
          { heading: "Table", cell: ([table]) => table },
          { heading: "Database", cell: ([, where]) => where },
          { heading: "Rows", numeric: true, cell: ([, , count]) => count },
        ]}
      />
      <p class="soft">
        The certificate names neither the network nor its address, which are removed as well: the
        mail that brought you here does. Backups of the platform run out thirty days later.
      </p>
    </Page>
  );
}

function Entry({ name, children }: { name: string; children?: unknown }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children as string}</dd>
    </div>
  );
}
