import { periodName } from "@allteach/domain/period";
import type { ReportRecord } from "@allteach/domain/report";
import { Button, LinkButton } from "../components/button.tsx";
import { Notice } from "../components/notice.tsx";
import { Page } from "../components/page.tsx";
import { paths } from "../paths.ts";
import { dayWords } from "../words/date-words.ts";

export interface MailedPageProps {
  network: { name: string; timeZone: string };
  /** The link that was opened: what leads from here is under it. */
  link: string;
  report: ReportRecord;
  email: string;
  sentAt?: number | undefined;
  /** Of the mail's HTML, as it left. */
  sha256?: string | undefined;
  /** Whether the mail, made again, has that very fingerprint. */
  isSame?: boolean | undefined;
  hasPaper: boolean;
  now: Date;
}

/** What somebody was mailed, for whoever holds the mail's own link: as it was, and nothing else. */
export function MailedPage(props: MailedPageProps) {
  const { network, link, report, email, sentAt, sha256, isSame, now } = props;
  const day = sentAt === undefined ? undefined : dayWords(sentAt, network.timeZone, now);
  const file = (name: string) => paths.mailedFile({ link, file: name });
  return (
    <Page title={report.title || periodName(report.period)} offerSignIn={false}>
      <Notice title="As it was mailed">
        <p>
          You are looking at what was mailed to {email}
          {day ? ` on ${day}` : ""}. It does not change; what was corrected since is in the network.
        </p>
      </Notice>
      <h1>{report.title || periodName(report.period)}</h1>
      <p class="actions">
        {props.hasPaper && (
          <LinkButton href={file("report.pdf")} icon="document">
            As a PDF
          </LinkButton>
        )}
        <LinkButton href={file("report.csv")} icon="document">
          Its figures
        </LinkButton>
        <LinkButton href={file("call-pack.html")} icon="document">
          For the call
        </LinkButton>
      </p>
      <iframe
        class="report-frame"
        title={`What was mailed of ${periodName(report.period)}`}
        src={file("shown.html")}
        sandbox="allow-popups allow-popups-to-escape-sandbox"
      />
      {sha256 && (
        <section aria-labelledby="proof">
          <h2 id="proof">Proof</h2>
          <p>
            {isSame
              ? "The mail, made again now, is letter for letter the one that left: both have this fingerprint (SHA-256)."
              : "This is the fingerprint (SHA-256) of the mail that left."}
          </p>
          <p>
            <code class="hash">{sha256}</code>
          </p>
          <p>
            <a href={file("mail.html")}>The mail’s HTML, to check it yourself</a>
          </p>
        </section>
      )}
    </Page>
  );
}

export interface MailActPageProps {
  act: "reviewed" | "agenda" | "goal" | "ask";
  state: "ask" | "done";
  /** Whose mail it is, and what it is about. */
  email: string;
  month: string;
  measure?: string | undefined;
  site?: string | undefined;
  /** Where the button posts to. */
  action: string;
  /** Of a goal: the form with this filled in. */
  goalHref?: string | undefined;
  error?: string | undefined;
}

/** What a link in a mail asks before anything happens, and what happened. */
export function MailActPage(props: MailActPageProps) {
  const { act, state, email, month, measure = "", site = "", action, goalHref, error } = props;
  const words = wordsOf(act, { month, measure, site });
  return (
    <Page title={words.title} offerSignIn={false}>
      <div class="narrow stack">
        <h1>{state === "done" ? words.done : words.title}</h1>
        {error && (
          <Notice tone="error">
            <p>{error}</p>
          </Notice>
        )}
        <p class="lead">{state === "done" ? words.after : words.before}</p>
        {state === "ask" && act === "goal" && goalHref && (
          <p class="actions">
            <LinkButton href={goalHref} tone="primary" large>
              Write the goal
            </LinkButton>
          </p>
        )}
        {state === "ask" && act !== "goal" && (
          <form class="stack" method="post" action={action}>
            {act === "ask" && (
              <div class="field">
                <label for="message">What you would like to ask</label>
                <textarea class="input" id="message" name="message" rows={4} maxlength={1000}>
                  {`Your ${measure} improved. What did you change, and what would you tell others to try first?`}
                </textarea>
              </div>
            )}
            <p class="actions">
              <Button tone="primary" large>
                {words.button}
              </Button>
            </p>
          </form>
        )}
        <p class="soft">This is done in the name of {email}, to whom the mail was sent.</p>
      </div>
    </Page>
  );
}

function wordsOf(
  act: MailActPageProps["act"],
  { month, measure, site }: { month: string; measure: string; site: string },
) {
  switch (act) {
    case "reviewed":
      return {
        title: `You have read the report of ${month}?`,
        before: "Saying so counts as taking part, and lets your network see who is with it.",
        button: "Yes, mark it reviewed",
        done: "Marked as reviewed",
        after: `Thank you. The report of ${month} counts as read by you.`,
      };
    case "agenda":
      return {
        title: `Speak of ${measure} on the next call?`,
        before: "It goes on your network’s agenda, where everyone in it sees it.",
        button: "Put it on the agenda",
        done: "On the agenda",
        after: `${measure} is on the agenda of the next call.`,
      };
    case "ask":
      return {
        title: `Ask ${site} how they did it?`,
        before: "They are mailed your question. Names are told once both of you agree.",
        button: "Ask them",
        done: "Asked",
        after: `${site} has been asked. You get a mail when they answer.`,
      };
    case "goal":
      return {
        title: `Set a 90-day goal on ${measure}?`,
        before: "The form opens with the measure filled in. You sign in first, if you are not.",
        button: "",
        done: "",
        after: "",
      };
    default:
      return act satisfies never;
  }
}

export interface ProposalPageProps {
  state: "ask" | "done" | "unknown";
  what?: string;
  network?: string;
  action: string;
}

/** What the link in a mail that proposes a report opens: a question, with nothing done yet. */
export function ProposalPage({ state, what = "", network = "", action }: ProposalPageProps) {
  return (
    <Page title="A report for you" offerSignIn={false}>
      <div class="narrow stack">
        {state === "ask" && (
          <>
            <h1>Shall we mail you this report?</h1>
            <p class="lead">
              {what} of {network}, about once a month. Every mail has a link that stops it.
            </p>
            <form method="post" action={action}>
              <Button tone="primary" large>
                Yes, mail it to me
              </Button>
            </form>
            <p class="soft">If you do not want it, close this page: nothing is sent.</p>
          </>
        )}
        {state === "done" && (
          <>
            <h1>Thank you</h1>
            <p class="lead">The next report of {network} comes to you.</p>
          </>
        )}
        {state === "unknown" && (
          <>
            <h1>This link no longer works</h1>
            <p class="lead">
              It is not complete, or older than 14 days. Ask whoever proposed the report to do so
              again.
            </p>
          </>
        )}
      </div>
    </Page>
  );
}
