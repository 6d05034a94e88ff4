import { nextReport } from "@allteach/domain/calendar";
import type { Charter } from "@allteach/domain/network";
import { monthName } from "@allteach/domain/period";
import type { Subscription } from "@allteach/domain/subscription";
import { Button } from "../components/button.tsx";
import { Notice } from "../components/notice.tsx";
import { Page, type PageProps } from "../components/page.tsx";
import { paths } from "../paths.ts";
import { dayWords } from "../words/date-words.ts";

export interface SubscriptionsPageProps {
  shell: Partial<PageProps>;
  now: Date;
  charter: Charter;
  /** Where the mails go. */
  email: string;
  subscriptions: readonly Subscription[];
  /** Whether the reader may open the network's own pages, and not only its mails. */
  maySeeNetwork: boolean;
  /** What happened just now. */
  happened?: "begun" | "ended" | undefined;
}

/** What the reader is mailed, and how to change it. */
export function SubscriptionsPage(props: SubscriptionsPageProps) {
  const { shell, charter, email, subscriptions, maySeeNetwork, now, happened } = props;
  const network = charter.slug;
  const standing = subscriptions.find(({ report }) => report === "network");
  const next = nextReport(charter.calendar, charter.timeZone, now);
  const day = dayWords(next.at.getTime(), charter.timeZone, now);
  return (
    <Page
      title="Your mails"
      breadcrumb={maySeeNetwork ? [{ label: "Overview", href: paths.network({ network }) }] : []}
      {...shell}
    >
      <h1>Your mails</h1>
      {happened && (
        <Notice tone="success">
          <p>{notices[happened]}</p>
        </Notice>
      )}
      <section class="mail-choice" aria-labelledby="monthly">
        <h2 id="monthly">The monthly report</h2>
        <p>
          One mail a month: what moved, which sites can teach, how much is in.{" "}
          {standing
            ? `The next goes to ${email} on ${day}, for ${monthName(next.period)}.`
            : `The next is made on ${day}, for ${monthName(next.period)}; it would go to ${email}.`}
        </p>
        {standing ? (
          <form
            method="post"
            action={paths.subscriptionEnd({ network, subscription: standing.id })}
          >
            <Button icon="close">Stop these mails</Button>
          </form>
        ) : (
          <form method="post" action={paths.subscriptions({ network })}>
            <input type="hidden" name="report" value="network" />
            <Button tone="primary" icon="mail">
              Mail it to me
            </Button>
          </form>
        )}
        {standing && (
          <p class="soft small">
            You asked for it on {dayWords(standing.since, charter.timeZone, now)}. Every mail has a
            link that stops them with one click.
          </p>
        )}
      </section>
      {maySeeNetwork && (
        <p>
          <a href={paths.reports({ network })}>Read the reports there are</a>
        </p>
      )}
    </Page>
  );
}

const notices = {
  begun: "You will be mailed the monthly report.",
  ended: "Stopped. You will not be sent this report again unless you ask for it.",
} as const;
