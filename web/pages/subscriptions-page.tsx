import { nextReport } from "@allteach/domain/calendar";
import type { Charter } from "@allteach/domain/network";
import { monthName } from "@allteach/domain/period";
import type { ReportKind } from "@allteach/domain/report";
import { type Subscription, subscriptionState } from "@allteach/domain/subscription";
import { Button } from "../components/button.tsx";
import { MailPreferenceForm } from "../components/mail-preference-form.tsx";
import { Notice } from "../components/notice.tsx";
import { Page, type PageProps } from "../components/page.tsx";
import { ReportChoice, type ReportOption } from "../components/report-choice.tsx";
import { SubscriptionCard } from "../components/subscription-card.tsx";
import { paths } from "../paths.ts";
import { dayWords } from "../words/date-words.ts";

export interface SubscriptionsPageProps {
  shell: Partial<PageProps>;
  now: Date;
  charter: Charter;
  /** Where the mails go. */
  email: string;
  subscriptions: readonly Subscription[];
  sites: readonly { id: number; code: string; name: string }[];
  nodes: readonly { id: number; code: string; name: string }[];
  /** Reports that the reader may have. */
  options: readonly ReportOption[];
  preference: { digest: boolean; locale: string };
  reminders: boolean;
  /** Why the address takes no mails any more. */
  stopped?: "bounced" | "complained" | undefined;
  /** Whether the reader may open the network's own pages, and not only its mails. */
  maySeeNetwork: boolean;
  /** Whether they see who receives what. */
  mayRunReports: boolean;
  /** What happened just now. */
  happened?: keyof typeof notices | undefined;
}

/** What the reader is mailed, and how to change it. */
export function SubscriptionsPage(props: SubscriptionsPageProps) {
  const { shell, charter, subscriptions, maySeeNetwork, happened, stopped, options } = props;
  const network = charter.slug;
  const left = options.filter((option) => !subscriptions.some((each) => isOf(each, option)));
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
      {stopped && (
        <Notice tone="warning" title="Your address takes no mails">
          <p>{stoppedWords[stopped]}</p>
        </Notice>
      )}
      {subscriptions.some((each) => subscriptionState(each) === "proposed") && (
        <p class="lead">Somebody proposed a report to you. Nothing is sent until you say yes.</p>
      )}
      <div class="stack">
        {subscriptions.map((each) => (
          <SubscriptionCard {...props} subscription={each} />
        ))}
      </div>
      {options.some(({ report }) => report === "network") &&
        !subscriptions.some(({ report }) => report === "network") && <Monthly {...props} />}
      {left.length > 0 && (
        <section aria-labelledby="more">
          <h2 id="more">Ask for a report</h2>
          <form class="stack" method="post" action={paths.subscriptions({ network })}>
            <ReportChoice options={left} />
            <p class="actions">
              <Button icon="mail">Mail it to me</Button>
            </p>
          </form>
        </section>
      )}
      <MailPreferenceForm {...props} />
      <ul>
        <li>
          <a href={paths.reports({ network })}>Read the reports there are</a>
        </li>
        {props.mayRunReports && (
          <li>
            <a href={paths.recipients({ network })}>Who receives what</a>
          </li>
        )}
      </ul>
    </Page>
  );
}

/** The one report that most people want, with one button. */
function Monthly({ charter, email, now }: SubscriptionsPageProps) {
  const network = charter.slug;
  const next = nextReport(charter.calendar, charter.timeZone, now);
  const day = dayWords(next.at.getTime(), charter.timeZone, now);
  return (
    <section class="mail-choice" aria-labelledby="monthly">
      <h2 id="monthly">The monthly report</h2>
      <p>
        One mail a month: what moved, which sites can teach, how much is in. The next is made on{" "}
        {day}, for {monthName(next.period)}; it would go to {email}.
      </p>
      <form method="post" action={paths.subscriptions({ network })}>
        <input type="hidden" name="report" value="network" />
        <Button tone="primary" icon="mail">
          Mail it to me
        </Button>
      </form>
    </section>
  );
}

function isOf(
  { report, site, node }: Subscription,
  option: { report: ReportKind; site?: number; node?: number },
): boolean {
  return report === option.report && site === option.site && node === option.node;
}

const stoppedWords = {
  bounced:
    "Mails to it came back, so we stopped writing to it. Ask whoever runs the service to take it up again, or sign in with another address.",
  complained:
    "A mail of ours was marked as spam there, so we stopped writing to it. Ask whoever runs the service to take it up again.",
} as const;

const notices = {
  begun: "You will be mailed the monthly report.",
  added: "You will be mailed this report.",
  changed: "Changed. The next mail comes as you said.",
  ended: "Stopped. You will not be sent this report again unless you ask for it.",
  confirmed: "Thank you. You will be mailed this report.",
  sent: "On its way: the newest report is being mailed to you.",
} as const;
