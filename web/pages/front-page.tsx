import { LinkButton } from "../components/button.tsx";
import { Card } from "../components/card.tsx";
import { ChartPicture } from "../components/chart-figure.tsx";
import { MonthDrawing } from "../components/month-drawings.tsx";
import { Page } from "../components/page.tsx";
import type { NetworkLink, Person } from "../components/page-header.tsx";
import { paths } from "../paths.ts";

export interface FrontPageProps {
  /** A chart of a simulated network, with the sentence it proves. */
  chart: { svg: string; narrowSvg?: string | undefined; sentence: string; caption: string };
  /** A network that anyone may look at; left out where none is loaded. */
  exampleHref?: string | undefined;
  person?: Person | undefined;
  /** The networks of whoever is signed in: why they came. */
  networks?: readonly NetworkLink[] | undefined;
  footer?: readonly { label: string; href: string }[] | undefined;
}

/** What Allteach is, for someone who has never heard of it. */
export function FrontPage({ chart, exampleHref, person, networks = [], footer }: FrontPageProps) {
  return (
    <Page
      title="Hospitals that learn from each other"
      description="Allteach runs learning health networks: measure every month, see what changed, learn from whoever improves."
      person={person}
      networks={networks}
      footer={footer}
    >
      <div class="hero">
        <div>
          <h1>See who improved. Learn how.</h1>
          <p class="lead">
            Allteach runs learning health networks. Hospitals that share a goal report a few counts
            each month, see what really changed, and find out who can teach them.
          </p>
        </div>
        <WaysIn exampleHref={exampleHref} />
      </div>
      {networks.length > 0 && <YourNetworks networks={networks} />}
      <section class="front-chart" aria-labelledby="example">
        <div>
          <h2 id="example">{chart.sentence}</h2>
          <p class="soft">{chart.caption} The figures are simulated.</p>
        </div>
        <ChartPicture svg={chart.svg} narrowSvg={chart.narrowSvg} />
      </section>
      <Month />
      <div class="trio">
        <WhoItIsFor />
        <WhatItCosts />
      </div>
      <Privacy />
    </Page>
  );
}

function WaysIn({ exampleHref }: Pick<FrontPageProps, "exampleHref">) {
  return (
    <ul class="ways">
      <li>
        <LinkButton href={paths.newNetwork} tone="primary" large>
          Start a network
        </LinkButton>
      </li>
      <li>
        <LinkButton href={paths.networks} large>
          Find your network
        </LinkButton>
      </li>
      {exampleHref && (
        <li>
          <LinkButton href={exampleHref} tone="quiet" large>
            See a live example
          </LinkButton>
        </li>
      )}
    </ul>
  );
}

function YourNetworks({ networks }: { networks: readonly NetworkLink[] }) {
  return (
    <section aria-labelledby="yours">
      <h2 id="yours">Your networks</h2>
      <div class="grid">
        {networks.map(({ name, href }) => (
          <Card title={name} href={href} />
        ))}
      </div>
    </section>
  );
}

const month = [
  [
    "form",
    "Day 1",
    "The form opens",
    "Each site finds its measures and last month’s figures waiting.",
  ],
  [
    "send",
    "By day 15",
    "Sites send counts",
    "How many, out of how many. It takes about twenty minutes.",
  ],
  [
    "chart",
    "By day 20",
    "Charts say what changed",
    "They tell a real change from an ordinary good month.",
  ],
  ["mail", "Day 21", "The report arrives", "One mail: what moved, what helped, who can teach."],
  [
    "learn",
    "All month",
    "Teams try what worked",
    "Goals are shared, so teams find others on the same problem.",
  ],
] as const;

function Month() {
  return (
    <section aria-labelledby="month">
      <h2 id="month">How a month works</h2>
      <ol class="month">
        {month.map(([drawing, day, what, how]) => (
          <li>
            <MonthDrawing name={drawing} />
            <p class="month-day">{day}</p>
            <h3>{what}</h3>
            <p class="soft">{how}</p>
          </li>
        ))}
      </ol>
      <p class="soft">Every one of these days is yours to set.</p>
    </section>
  );
}

function WhoItIsFor() {
  return (
    <section aria-labelledby="who">
      <h2 id="who">Who it is for</h2>
      <ul>
        <li>
          <strong>Network leaders</strong> who want to know what moved, and whom to ask about it.
        </li>
        <li>
          <strong>Coordinators</strong> at a hospital or clinic with twenty minutes a month.
        </li>
        <li>
          <strong>Clinicians</strong> who would rather borrow a change that worked than invent one.
        </li>
        <li>
          <strong>Patients and families</strong> who share the goal, and the credit.
        </li>
      </ul>
    </section>
  );
}

function WhatItCosts() {
  return (
    <section aria-labelledby="costs">
      <h2 id="costs">What it costs to run</h2>
      <ul>
        <li>
          <strong>$5 a month</strong> for the cloud account, however many networks it holds.
        </li>
        <li>
          About <strong>$0.02 a month</strong> for each network, with 2,000 page views.
        </li>
        <li>
          <strong>$0.35 for 1,000 mails</strong>; the first 3,000 each month are included.
        </li>
      </ul>
      <p class="soft small">
        Cloudflare’s prices, in US dollars. It also runs on one laptop, offline.
      </p>
    </section>
  );
}

function Privacy() {
  return (
    <section aria-labelledby="privacy">
      <h2 id="privacy">Privacy, in four lines</h2>
      <dl class="plain-facts">
        <div>
          <dt>Counts, never patients</dt>
          <dd>Sites send how many out of how many: no names, no records.</dd>
        </div>
        <div>
          <dt>A database for each network</dt>
          <dd>No other network’s pages, people or reports can reach it.</dd>
        </div>
        <div>
          <dt>You decide who sees which site</dt>
          <dd>By name or by code; each network says which in one table.</dd>
        </div>
        <div>
          <dt>Nothing leaves unless someone shares it</dt>
          <dd>Text and files are first checked for anything that could point to a patient.</dd>
        </div>
      </dl>
    </section>
  );
}
