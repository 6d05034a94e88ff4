import { nextReport } from "@allteach/domain/calendar";
import type { Charter } from "@allteach/domain/network";
import { monthName, type Period } from "@allteach/domain/period";
import type { ReportRecord } from "@allteach/domain/report";
import type { Site } from "@allteach/domain/site";
import { Card } from "../components/card.tsx";
import { CompletenessStrip } from "../components/completeness-strip.tsx";
import { Disclosure } from "../components/disclosure.tsx";
import type { MeasureChart } from "../components/measure-chart.tsx";
import { OverviewTable } from "../components/overview-table.tsx";
import { Page, type PageProps } from "../components/page.tsx";
import { type DueReview, ReviewsDue, SignFirst } from "../components/policy-notices.tsx";
import { SetUpSteps } from "../components/set-up-steps.tsx";
import { paths } from "../paths.ts";
import { counted } from "../words/count-words.ts";
import { curiosities, sentenceOfTheMonth } from "../words/curious-words.ts";
import { dayWords } from "../words/date-words.ts";
import { dueAside } from "../words/due-words.ts";

export interface NetworkPageProps {
  shell: Partial<PageProps>;
  now: Date;
  charter: Charter;
  sites: readonly Site[];
  /** The month whose figures are asked for now. */
  period: Period;
  charts: readonly MeasureChart[];
  progress: readonly { site: Site; done: number; expected: number }[];
  /** How many of all sites are in, for those who do not see every one of them. */
  together?: { reported: number; expected: number } | undefined;
  reports: readonly ReportRecord[];
  /** The policies that are to be read again, for those who can change them. */
  reviews?: readonly DueReview[] | undefined;
  /** Whether the reader's sites have yet to sign before they see the others. */
  isUnsigned?: boolean | undefined;
  /** The sites whose figures the reader may enter. */
  own: readonly Site[];
  /** Whether the reader may ask for the report by mail, and let other systems send figures. */
  maySubscribe: boolean;
  mayMakeTokens: boolean;
  /** Whether the reader manages the network, and so sees what is left to set up. */
  mayManage?: boolean | undefined;
}

/** A network at a glance: what its figures say, what to be curious about, who is in. */
export function NetworkPage(props: NetworkPageProps) {
  const { shell, charter, charts, reviews = [], isUnsigned, now } = props;
  const isFresh = charts.every(({ reading }) => reading.latest === null);
  return (
    <Page title={charter.name} {...shell}>
      <header class="stack">
        <h1>{charter.name}</h1>
        <CharterLine charter={charter} />
      </header>
      {isUnsigned && <SignFirst network={charter.slug} />}
      <ReviewsDue network={charter.slug} reviews={reviews} now={now} />
      <SetUpLink {...props} />
      {isFresh ? <SetUpSteps {...props} /> : <AtWork {...props} />}
      <Reports {...props} />
      <Sites {...props} />
      <WholeCharter charter={charter} />
    </Page>
  );
}

/** Until its first report is out, a network is still being set up. */
function SetUpLink({ mayManage, reports, charter }: NetworkPageProps) {
  if (!mayManage || reports.some(({ status }) => status === "built")) return null;
  return (
    <p>
      <a href={paths.setUp({ network: charter.slug })}>The set-up map</a> shows what is left until
      the network is at work.
    </p>
  );
}

function CharterLine({ charter: { aim, purpose } }: Pick<NetworkPageProps, "charter">) {
  const line = aim || purpose;
  return line === "" ? null : <p class="lead">{unbroken(firstSentences(line))}</p>;
}

/** As many whole sentences as stand well at the head of a page. */
function firstSentences(text: string): string {
  if (text.length <= 220) return text;
  const end = text.lastIndexOf(". ", 220);
  return end > 60 ? text.slice(0, end + 1) : `${text.slice(0, 200).replace(/\s+\S*$/, "")} …`;
}

/** Keeps a number and its per cent sign on one line. */
function unbroken(text: string): string {
  return text.replaceAll(" %", "\u00a0%");
}

function AtWork(props: NetworkPageProps) {
  const { charts, charter } = props;
  const network = charter.slug;
  return (
    <>
      <p class="answer">{sentenceOfTheMonth(charts)}</p>
      <Completeness {...props} />
      <Curious charts={charts} network={network} />
      <section aria-labelledby="measures">
        <h2 id="measures">Measures</h2>
        <OverviewTable
          id="overview"
          caption="Each measure of the network at a glance"
          heading="Measure"
          rows={charts.map((chart) => ({
            label: chart.measure.name,
            href: paths.measure({ network, measure: chart.measure.code }),
            chart,
          }))}
        />
        <p class="small">
          <a href={paths.measures({ network })}>What each counts, and what is being tried</a>
        </p>
      </section>
    </>
  );
}

function Completeness({ charter, period, progress, together, now, own }: NetworkPageProps) {
  const network = charter.slug;
  const mine = new Set(own.map(({ code }) => code));
  return (
    <CompletenessStrip
      period={monthName(period)}
      due={dueAside(period, { ...charter, now })}
      together={together}
      sites={progress.map(({ site, done, expected }) => ({
        name: site.name,
        status: statusOf(done, expected),
        href: mine.has(site.code)
          ? paths.submission({ network, site: site.code, period })
          : paths.site({ network, site: site.code }),
      }))}
    />
  );
}

function statusOf(done: number, expected: number): "in" | "part" | "waiting" | "excused" {
  if (expected === 0) return "excused";
  if (done >= expected) return "in";
  return done > 0 ? "part" : "waiting";
}

function Curious({ charts, network }: { charts: readonly MeasureChart[]; network: string }) {
  const cards = curiosities(charts);
  if (cards.length === 0) return null;
  return (
    <section aria-labelledby="curious">
      <h2 id="curious">What to be curious about</h2>
      <div class="grid curious-cards">
        {cards.map(({ kind, label, heading, text, measure }) => (
          <Card
            title={heading}
            href={paths.measure({ network, measure })}
            meta={<span class={`curious curious-${kind}`}>{label}</span>}
          >
            <p>{text}</p>
          </Card>
        ))}
      </div>
    </section>
  );
}

/** How many reports stand on this page; the archive has them all. */
const LATEST = 3;

function Reports({ charter, reports, now }: NetworkPageProps) {
  const network = charter.slug;
  const built = reports.filter(({ status }) => status === "built");
  const next = nextReport(charter.calendar, charter.timeZone, now);
  const on = dayWords(next.at.getTime(), charter.timeZone, now);
  return (
    <section aria-labelledby="reports">
      <h2 id="reports">Reports</h2>
      {built.length > 0 && (
        <ul>
          {built.slice(0, LATEST).map(({ id, title }) => (
            <li>
              <a href={paths.report({ network, report: id })}>{title}</a>
            </li>
          ))}
        </ul>
      )}
      <p class="soft">
        {built.length === 0 ? "The first report" : "The next report"}, for {monthName(next.period)},
        comes on {on}. <a href={paths.reports({ network })}>All reports</a>
      </p>
    </section>
  );
}

/** More sites than this are one click below, so that a large network's page stays short. */
const SITES_SHOWN = 24;

function Sites({ charter, sites, progress }: NetworkPageProps) {
  if (sites.length === 0) return null;
  const network = charter.slug;
  const come = new Map(progress.map((each) => [each.site.code, each]));
  const list = (
    <ul class="columns">
      {sites.map(({ code, name }) => (
        <li>
          <a href={paths.site({ network, site: code })}>{name}</a>{" "}
          <span class="soft number">{progressWords(come.get(code))}</span>
        </li>
      ))}
    </ul>
  );
  return (
    <section aria-labelledby="sites">
      <h2 id="sites">Sites</h2>
      {sites.length <= SITES_SHOWN ? (
        list
      ) : (
        <Disclosure summary={`All ${counted(sites.length, "site")}, by name`}>{list}</Disclosure>
      )}
    </section>
  );
}

function progressWords(progress: { done: number; expected: number } | undefined): string {
  if (!progress || progress.expected === 0) return "";
  return `${progress.done} of ${progress.expected} in`;
}

function WholeCharter({ charter }: Pick<NetworkPageProps, "charter">) {
  const { purpose, mission, vision, aim, timeZone } = charter;
  const words = [
    ["Purpose", purpose],
    ["Mission", mission],
    ["Vision", vision],
    ["Aim", aim],
    ["Time zone", timeZone],
  ] as const;
  return (
    <Disclosure summary="The network’s charter">
      <dl class="definition">
        {words
          .filter(([, text]) => text !== "")
          .map(([name, text]) => (
            <div>
              <dt>{name}</dt>
              <dd>{text}</dd>
            </div>
          ))}
      </dl>
    </Disclosure>
  );
}
