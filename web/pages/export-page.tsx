import type { Charter } from "@allteach/domain/network";
import { Button } from "../components/button.tsx";
import { Page, type PageProps } from "../components/page.tsx";
import { paths } from "../paths.ts";

export interface ExportPageProps {
  shell: Partial<PageProps>;
  charter: Pick<Charter, "slug" | "name">;
}

/** Taking a whole network away as one file. */
export function ExportPage({ shell, charter: { slug, name } }: ExportPageProps) {
  return (
    <Page
      title="Export"
      breadcrumb={[{ label: "Settings", href: paths.settings({ network: slug }) }]}
      {...shell}
    >
      <h1>Take the network with you</h1>
      <p class="lead">One zip file with everything that {name} has here.</p>
      <ul>
        <li>every figure with its revisions, every site, node, measure, policy and decision</li>
        <li>the audit, and the mails’ ledger</li>
        <li>
          reports and uploaded files as they were kept, the newest first, as far as 20 MB reach
        </li>
      </ul>
      <p>
        The rows are in it twice: as <code>network.json</code>, from which a new network can be
        made, and as CSV files for a spreadsheet. People’s names and mail addresses are not in it.
      </p>
      <form method="post" action={paths.exportFile({ network: slug })}>
        <p class="actions">
          <Button tone="primary" icon="download">
            Download the export
          </Button>
        </p>
      </form>
      <p class="soft">
        The audit will say that you took it, and the file’s hash. To begin again from it, open{" "}
        <a href={paths.networkImport}>Start from an export</a>.
      </p>
    </Page>
  );
}
