import { Badge } from "../components/badge.tsx";
import { Button } from "../components/button.tsx";
import { DataTable } from "../components/data-table.tsx";
import { NetworksRun, type RunNetwork } from "../components/networks-run.tsx";
import { Notice } from "../components/notice.tsx";
import { Page, type PageProps } from "../components/page.tsx";
import { paths } from "../paths.ts";
import { counted } from "../words/count-words.ts";
import { momentWords } from "../words/date-words.ts";

/** An operator's clock: the one that logs are written in. */
const ZONE = "Etc/UTC";

export interface OperatorPageProps {
  shell: Partial<PageProps>;
  now: Date;
  statuses: readonly { status: string; simulated: boolean; networks: number }[];
  /** `few`: fewer free than this is a warning. */
  pool: { all: number; free: number; few: number };
  networks: readonly RunNetwork[];
  next?: string | undefined;
  /** How far this Worker's migrations go, and how many networks are not there yet. */
  version: string;
  behind: number;
  failed: readonly {
    slug: string;
    binding: string | null;
    failures: number;
    failure: string | null;
    failedAt: number | null;
  }[];
  letters: readonly { id: string; queue: string; body: string; givenUp: number; isJob: boolean }[];
  lettersInAll: number;
  failing: readonly {
    job: string;
    queue: string;
    attempts: number;
    cause: string;
    lastAt: number;
  }[];
  mails: readonly { day: string; sent: number; refused: number; unknown: number }[];
  /** Whether something looks for harm in the files that people pin. */
  hasScanner: boolean;
  /** What was just done. */
  happened?: string | undefined;
}

/** How the service fares, for whoever runs it: counts, states and ids; no figure of any network. */
export function OperatorPage(props: OperatorPageProps) {
  const concerns = concernsIn(props);
  return (
    <Page title="Operations" {...props.shell}>
      <h1>Operations</h1>
      {props.happened && <Notice tone="success" title={props.happened} />}
      {concerns.length === 0 ? (
        <p class="lead">
          All is well: nothing has failed, every database is up to date,{" "}
          {counted(props.pool.free, "is", "are")} free.
        </p>
      ) : (
        <Notice tone="warning" title="Look at this">
          <ul>
            {concerns.map((concern) => (
              <li>{concern}</li>
            ))}
          </ul>
        </Notice>
      )}
      <Pool {...props.pool} />
      <Migrations {...props} />
      <GivenUp {...props} />
      <Failing {...props} />
      <Mails {...props} />
      <Scanner {...props} />
      <NetworksRun {...props} />
    </Page>
  );
}

function concernsIn({ pool, behind, failed, lettersInAll, failing }: OperatorPageProps): string[] {
  return [
    ...(pool.free < pool.few ? [`${counted(pool.free, "database is", "databases are")} free`] : []),
    ...(failed.length > 0 ? [`${counted(failed.length, "migration")} failed`] : []),
    ...(behind > failed.length ? [`${counted(behind, "network is", "networks are")} behind`] : []),
    ...(lettersInAll > 0 ? [`${counted(lettersInAll, "job was", "jobs were")} given up`] : []),
    ...(failing.length > 0 ? [`${counted(failing.length, "job")} failed and will be retried`] : []),
  ];
}

function Scanner({ hasScanner }: OperatorPageProps) {
  return (
    <section aria-labelledby="scanner">
      <h2 id="scanner">Files that people pin</h2>
      <p>
        {hasScanner
          ? "A scanner looks into each file before it is kept."
          : "No scanner is set up: files are kept as what their content says, pictures made anew, and each says that nobody has looked for viruses in it. Bind one as SCANNER to have that done."}
      </p>
    </section>
  );
}

function Pool({ all, free, few }: OperatorPageProps["pool"]) {
  return (
    <section aria-labelledby="pool">
      <h2 id="pool">Databases</h2>
      <p>
        {free.toLocaleString("en-GB")} of {counted(all, "database")} are free; each new network
        takes one.
      </p>
      {free < few && (
        <Notice tone="warning" title={`Fewer than ${few} are free`}>
          <p>
            Add some: <code>pnpm pool:grow 50</code> makes databases until 50 are free, and deploys.
          </p>
        </Notice>
      )}
    </section>
  );
}

function Migrations({ version, behind, failed, now }: OperatorPageProps) {
  return (
    <section aria-labelledby="migrations">
      <h2 id="migrations">Migrations</h2>
      <p>
        This version’s last migration is <code>{version}</code>.{" "}
        {behind === 0
          ? "Every network has it."
          : `${counted(behind, "network lacks", "networks lack")} it: each is migrated on the hour, or when someone opens it.`}
      </p>
      {failed.length > 0 && (
        <DataTable
          id="failed"
          caption="Networks that could not be migrated"
          rows={failed}
          columns={[
            { heading: "Network", cell: ({ slug }) => slug },
            { heading: "Database", cell: ({ binding }) => binding ?? "none" },
            { heading: "Tries", numeric: true, cell: ({ failures }) => failures },
            { heading: "Last", cell: ({ failedAt }) => moment(failedAt, now) },
            { heading: "The database said", wide: true, cell: ({ failure }) => failure },
          ]}
        />
      )}
      {behind > 0 && (
        <form method="post" action={paths.operatorMigrations}>
          <Button>Migrate them now</Button>
        </form>
      )}
    </section>
  );
}

function GivenUp({ letters, lettersInAll, now }: OperatorPageProps) {
  return (
    <section aria-labelledby="given-up">
      <h2 id="given-up">Jobs that were given up</h2>
      {letters.length === 0 ? (
        <p>None. A job that fails six times in a row is kept here.</p>
      ) : (
        <>
          <DataTable
            id="letters"
            caption={`${lettersInAll} in all, newest first`}
            rows={letters}
            columns={[
              { heading: "Message", cell: ({ id }) => <code>{id}</code> },
              { heading: "Queue", cell: ({ queue }) => queue },
              { heading: "Given up", cell: ({ givenUp }) => moment(givenUp, now) },
              { heading: "Job", wide: true, cell: ({ body }) => <code>{body}</code> },
              { heading: "", cell: (letter) => <Again {...letter} /> },
            ]}
          />
          <form method="post" action={paths.deadLettersAgain}>
            <Button>Try all of these again</Button>
          </form>
        </>
      )}
    </section>
  );
}

function Again({ id, isJob }: { id: string; isJob: boolean }) {
  if (!isJob) return <Badge>No job</Badge>;
  return (
    <form method="post" action={paths.deadLetterAgain({ letter: id })}>
      <Button>
        Try again<span class="visually-hidden"> message {id}</span>
      </Button>
    </form>
  );
}

function Failing({ failing, now }: OperatorPageProps) {
  if (failing.length === 0) return null;
  return (
    <section aria-labelledby="failing-jobs">
      <h2 id="failing-jobs">Jobs that failed and are tried again</h2>
      <DataTable
        id="failing"
        caption="Newest first"
        rows={failing}
        columns={[
          { heading: "Job", wide: true, cell: ({ job }) => <code>{job}</code> },
          { heading: "Queue", cell: ({ queue }) => queue },
          { heading: "Tries", numeric: true, cell: ({ attempts }) => attempts },
          { heading: "Last", cell: ({ lastAt }) => moment(lastAt, now) },
          { heading: "Because", wide: true, cell: ({ cause }) => cause },
        ]}
      />
    </section>
  );
}

function Mails({ mails }: OperatorPageProps) {
  const total = (pick: (day: OperatorPageProps["mails"][number]) => number) =>
    mails.reduce((sum, day) => sum + pick(day), 0);
  return (
    <section aria-labelledby="mails">
      <h2 id="mails">Mails this month</h2>
      <p>
        The plan includes 3,000 a month and costs $0.35 per 1,000 after that. A new account also has
        a daily limit, which the provider raises as mails arrive well.
      </p>
      {mails.length === 0 ? (
        <p>None so far.</p>
      ) : (
        <DataTable
          id="mail-days"
          caption="Handed to the provider, by day (UTC)"
          rows={mails}
          columns={[
            { heading: "Day", cell: ({ day }) => day },
            { heading: "Sent", numeric: true, cell: ({ sent }) => number(sent) },
            { heading: "Refused", numeric: true, cell: ({ refused }) => number(refused) },
            { heading: "Unknown", numeric: true, cell: ({ unknown }) => number(unknown) },
          ]}
          foot={[
            "Month",
            number(total(({ sent }) => sent)),
            number(total(({ refused }) => refused)),
            number(total(({ unknown }) => unknown)),
          ]}
        />
      )}
    </section>
  );
}

const number = (count: number) => count.toLocaleString("en-GB");

const moment = (at: number | null, now: Date) => (at === null ? "" : momentWords(at, ZONE, now));
