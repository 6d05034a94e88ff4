import { paths } from "../paths.ts";
import { counted } from "../words/count-words.ts";
import { dayWords } from "../words/date-words.ts";
import { Badge } from "./badge.tsx";
import { DataTable } from "./data-table.tsx";
import { Pagination } from "./pagination.tsx";

/** A network as whoever runs the service sees it: where it is and in what state, not what is in it. */
export interface RunNetwork {
  slug: string;
  name: string;
  status: string;
  simulated: boolean;
  template: string;
  createdAt: number;
  binding: string | null;
  version: string | null;
}

export interface NetworksRunProps {
  now: Date;
  statuses: readonly { status: string; simulated: boolean; networks: number }[];
  networks: readonly RunNetwork[];
  version: string;
  /** Where the next page begins. */
  next?: string | undefined;
}

/** Every network on this service, a page at a time. */
export function NetworksRun({ now, statuses, networks, version, next }: NetworksRunProps) {
  const all = statuses.reduce((sum, each) => sum + each.networks, 0);
  return (
    <section aria-labelledby="networks">
      <h2 id="networks">Networks</h2>
      <p>{all === 0 ? "None yet." : `${counted(all, "network")}: ${breakdown(statuses)}.`}</p>
      {networks.length > 0 && (
        <DataTable
          id="all-networks"
          caption="By address"
          rows={networks}
          columns={[
            { heading: "Address", cell: ({ slug }) => slug },
            { heading: "Name", wide: true, cell: ({ name }) => name },
            { heading: "State", cell: (network) => <State {...network} /> },
            { heading: "Template", cell: ({ template }) => template },
            { heading: "Database", cell: ({ binding }) => binding ?? "none" },
            { heading: "Migrated", cell: (each) => <Migrated version={version} {...{ each }} /> },
            { heading: "Since", cell: ({ createdAt }) => dayWords(createdAt, "Etc/UTC", now) },
          ]}
        />
      )}
      <Pagination label="Networks" next={next && `${paths.operator}?after=${next}#networks`} />
    </section>
  );
}

const words: Readonly<Record<string, string>> = {
  making: "being made",
  live: "live",
  leaving: "leaving",
};

function breakdown(statuses: NetworksRunProps["statuses"]): string {
  return statuses
    .map(({ status, simulated, networks }) => {
      const state = `${networks.toLocaleString("en-GB")} ${words[status] ?? status}`;
      return simulated ? `${state} with simulated figures` : state;
    })
    .join(", ");
}

function State({ status, simulated }: RunNetwork) {
  const word = words[status] ?? status;
  return simulated ? <Badge>{`${word}, simulated`}</Badge> : <Badge>{word}</Badge>;
}

function Migrated({ each, version }: { each: RunNetwork; version: string }) {
  if (each.status === "making") return <>when made</>;
  return (each.version ?? "") >= version ? <>up to date</> : <strong>behind</strong>;
}
