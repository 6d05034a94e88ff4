import type { Charter } from "@allteach/domain/network";
import type { Problem } from "@allteach/domain/refusal";
import { type Subscription, subscriptionState } from "@allteach/domain/subscription";
import { Button } from "../components/button.tsx";
import { DataTable } from "../components/data-table.tsx";
import { EmptyState } from "../components/empty-state.tsx";
import { Field } from "../components/field.tsx";
import { Notice } from "../components/notice.tsx";
import { Page, type PageProps } from "../components/page.tsx";
import { ReportChoice, type ReportOption } from "../components/report-choice.tsx";
import { paths } from "../paths.ts";
import { dayWords } from "../words/date-words.ts";
import { formatWords, subscribedTo, whenWords } from "../words/report-words.ts";

type Row = Subscription & { to: string; stopped?: "bounced" | "complained" };

export interface RecipientsPageProps {
  shell: Partial<PageProps>;
  now: Date;
  charter: Charter;
  subscriptions: readonly Row[];
  sites: readonly { id: number; code: string; name: string }[];
  nodes: readonly { id: number; code: string; name: string }[];
  options: readonly ReportOption[];
  /** A proposal that could not be made, and why. */
  problems?: readonly Problem[] | undefined;
  email?: string | undefined;
  proposed?: boolean | undefined;
}

/** Who receives what, and a way to propose a report to somebody. */
export function RecipientsPage(props: RecipientsPageProps) {
  const { shell, charter, subscriptions, now, problems = [], proposed } = props;
  const network = charter.slug;
  const errors = Object.fromEntries(problems.map(({ field, because }) => [field, because]));
  const standing = subscriptions.filter(
    (each) => subscriptionState(each) === "stands" && !each.stopped,
  ).length;
  return (
    <Page
      title="Who receives what"
      breadcrumb={[
        { label: "Overview", href: paths.network({ network }) },
        { label: "Your mails", href: paths.subscriptions({ network }) },
      ]}
      {...shell}
    >
      <h1>Who receives what</h1>
      <p class="lead">
        {standing === 0
          ? "Nobody is mailed a report yet."
          : `${standing} ${standing === 1 ? "mail goes" : "mails go"} out with each month’s reports.`}
      </p>
      {proposed && (
        <Notice tone="success">
          <p>Proposed. One mail asks them; nothing else is sent until they say yes.</p>
        </Notice>
      )}
      {subscriptions.length === 0 ? (
        <EmptyState icon="mail" title="Nobody has asked for a report">
          Propose the monthly report to your leaders below.
        </EmptyState>
      ) : (
        <DataTable
          id="recipients"
          caption="Subscriptions, those that stand first"
          compact
          rows={subscriptions}
          columns={[
            { heading: "To", cell: ({ to }) => to },
            { heading: "What", wide: true, cell: (row) => subscribedTo(row, props) },
            {
              heading: "How",
              wide: true,
              cell: ({ format, sendOn }) => `${formatWords[format]}, ${whenWords(sendOn)}`,
            },
            { heading: "Where it stands", wide: true, cell: (row) => stateWords(row) },
            {
              heading: "Since",
              cell: ({ since }) => dayWords(since, charter.timeZone, now),
            },
          ]}
        />
      )}
      <section aria-labelledby="propose">
        <h2 id="propose">Propose a report to somebody</h2>
        <p>
          They get one mail that asks them. Somebody outside of the network can be proposed its sums
          alone.
        </p>
        <form class="stack" method="post" action={paths.recipients({ network })}>
          <Field
            kind="email"
            name="email"
            label="Their mail address"
            value={props.email}
            error={errors.email}
            width="medium"
            autocomplete="off"
          />
          <ReportChoice options={props.options} errors={errors} />
          <p class="actions">
            <Button tone="primary" icon="mail">
              Propose it
            </Button>
          </p>
        </form>
      </section>
    </Page>
  );
}

function stateWords(row: Row): string {
  if (row.stopped === "bounced") return "Stopped: mails to this address came back";
  if (row.stopped === "complained") return "Stopped: our mail was marked as spam there";
  switch (subscriptionState(row)) {
    case "stands":
      return row.proposedBy ? "Stands, proposed and confirmed" : "Stands";
    case "proposed":
      return "Proposed, not confirmed yet";
    case "paused":
      return "Paused by its reader";
    case "bounced":
      return "Ended: mails came back";
    case "complained":
      return "Ended: marked as spam";
    case "ended":
      return "Ended by its reader";
  }
}
