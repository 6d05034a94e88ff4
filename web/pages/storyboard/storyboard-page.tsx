import { readingSvg } from "@allteach/chart/reading-svg";
import { marksOn } from "@allteach/domain/chart-marks";
import {
  firstSteps,
  firstTitle,
  goalStageWords,
  moreWords,
  testStands,
  testsSentence,
} from "@allteach/domain/storyboard/story-words";
import {
  longDay,
  type Storyboard,
  type StoryChart,
  type StoryPart,
} from "@allteach/domain/storyboard/storyboard";
import type { Child } from "hono/jsx";
import { LinkButton } from "../../components/button.tsx";
import { ChartFigure } from "../../components/chart-figure.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { Page, type PageProps } from "../../components/page.tsx";
import { StoryDrivers } from "../../components/storyboard/story-drivers.tsx";
import { paths } from "../../paths.ts";

export interface StoryboardPageProps {
  shell: Partial<PageProps>;
  story: Storyboard;
  /** Where the same stands as a file for paper. */
  file: string;
  mayWrite: boolean;
}

/** A team's story: what it is after, what its charts say, what it tried, what it learnt. */
export function StoryboardPage({ shell, story, file, mayWrite }: StoryboardPageProps) {
  const { network, whose, site, aim, missing } = story;
  const { slug } = network;
  const isEmpty = missing.length === Object.keys(firstSteps).length;
  return (
    <Page
      title={`Storyboard · ${whose}`}
      breadcrumb={[
        { label: "Overview", href: paths.network({ network: slug }) },
        ...(site === undefined
          ? []
          : [{ label: whose, href: paths.site({ network: slug, site }) }]),
      ]}
      {...shell}
    >
      <header class="stack">
        <p class="soft">Storyboard</p>
        <h1>{whose}</h1>
        <p class="lead">{aim || "The story begins with what is to become better."}</p>
        {!isEmpty && (
          <p class="actions no-print">
            <LinkButton href={file} icon="print">
              For the wall (PDF)
            </LinkButton>
          </p>
        )}
      </header>
      {isEmpty && (
        <EmptyState icon="idea" title="Nothing to tell yet">
          A storyboard puts itself together from a team’s charter, key drivers, charts, goals and
          tests.
        </EmptyState>
      )}
      {missing.length > 0 && <First story={story} mayWrite={mayWrite} />}
      <Team story={story} />
      <StoryDrivers story={story} />
      <Charts story={story} />
      <Goals story={story} />
      <Tests story={story} />
      <Lessons story={story} />
      <p class="soft small">
        Put together on {longDay(story.on)}, from what the team wrote itself.
      </p>
    </Page>
  );
}

interface PartProps {
  story: Storyboard;
}

function Part(props: { id: string; title: string; children: Child }) {
  return (
    <section aria-labelledby={props.id} class="story-part">
      <h2 id={props.id}>{props.title}</h2>
      {props.children}
    </section>
  );
}

function First({ story, mayWrite }: PartProps & { mayWrite: boolean }) {
  return (
    <Part id="first" title={firstTitle(story)}>
      <ol>
        {story.missing.map((part) => (
          <li>
            {firstSteps[part]} {mayWrite && <a href={placeOf(part, story)}>{placeNames[part]}</a>}
          </li>
        ))}
      </ol>
    </Part>
  );
}

const placeNames: Readonly<Record<StoryPart, string>> = {
  charter: "Write the charter",
  drivers: "Draw the drivers",
  figures: "See what is asked for",
  goals: "Set a goal",
  tests: "Begin a test",
};

function placeOf(part: StoryPart, { network: { slug: network }, site }: Storyboard): string {
  const query = site === undefined ? "" : `?site=${encodeURIComponent(site)}`;
  switch (part) {
    case "charter":
      return site === undefined
        ? paths.teamCharter({ network })
        : paths.siteTeamCharter({ network, site });
    case "drivers":
      return site === undefined ? paths.drivers({ network }) : paths.siteDrivers({ network, site });
    case "figures":
      return site === undefined ? paths.sites({ network }) : paths.site({ network, site });
    case "goals":
      return `${paths.newGoal({ network })}${query}`;
    case "tests":
      return `${paths.newTest({ network })}${query}`;
  }
}

function Team({ story: { questions, team } }: PartProps) {
  if (questions.length + team.length === 0) return null;
  return (
    <Part id="team" title="What we are after, and who we are">
      <div class="story-columns">
        <dl class="definition">
          {questions.map(({ question, answer }) => (
            <div>
              <dt>{question}</dt>
              <dd>{answer}</dd>
            </div>
          ))}
        </dl>
        {team.length > 0 && (
          <ul>
            {team.map(({ name, role }) => (
              <li>{role === "" ? name : `${name}, ${role}`}</li>
            ))}
          </ul>
        )}
      </div>
    </Part>
  );
}

function Charts({ story }: PartProps) {
  const { charts, moreCharts, network, site } = story;
  if (charts.length === 0) return null;
  const all =
    site === undefined
      ? paths.network({ network: network.slug })
      : paths.site({ network: network.slug, site });
  return (
    <Part id="charts" title="What our charts say">
      <div class="story-charts">
        {charts.map((chart) => (
          <OneChart chart={chart} story={story} />
        ))}
      </div>
      {moreCharts > 0 && (
        <p>
          <a href={all}>{moreWords(moreCharts, { one: "measure", many: "measures" })}</a>
        </p>
      )}
    </Part>
  );
}

function OneChart({ chart, story }: PartProps & { chart: StoryChart }) {
  const { measure, reading, missing, happenings } = chart;
  const { network, site } = story;
  const query = site === undefined ? "" : `?site=${encodeURIComponent(site)}`;
  const drawn = (width: "wide" | "narrow") =>
    readingSvg(reading, {
      ...{ id: `chart-${measure.code}-${width}`, title: measure.name, missing },
      annotations: marksOn(reading.chart.points, happenings),
      width: width === "wide" ? STORY_WIDTH : "narrow",
    });
  return (
    <article>
      <h3>
        <a href={`${paths.measure({ network: network.slug, measure: measure.code })}${query}`}>
          {measure.name}
        </a>
      </h3>
      <ChartFigure svg={drawn("wide")} narrowSvg={drawn("narrow")} caption={reading.sentence} />
    </article>
  );
}

/** Of a chart that stands beside another, in pixels. */
const STORY_WIDTH = 560;

function Goals({ story: { goals, moreGoals, network } }: PartProps) {
  if (goals.length === 0) return null;
  return (
    <Part id="goals" title="Our goals">
      <ul class="cycles">
        {goals.map(({ id, title, aim, stage }) => (
          <li class="cycle">
            <h3>
              <a href={paths.goal({ network: network.slug, goal: id })}>{title}</a>
            </h3>
            <p>{aim}</p>
            <p class="soft small">{goalStageWords[stage]}</p>
          </li>
        ))}
      </ul>
      <More
        words={moreWords(moreGoals, { one: "goal", many: "goals" })}
        href={paths.goals({ network: network.slug })}
      />
    </Part>
  );
}

function Tests({ story }: PartProps) {
  const { tests, moreTests, network, site } = story;
  if (tests.length === 0) return null;
  const query = site === undefined ? "" : `?site=${encodeURIComponent(site)}`;
  return (
    <Part id="tests" title="What we tried">
      <p>{testsSentence(story)}</p>
      <ul class="cycles story-tests">
        {tests.map(({ id, objective, whose, driver, prediction, happened, ...test }) => (
          <li class="cycle">
            <h3>
              <a href={paths.test({ network: network.slug, test: id })}>{objective}</a>
            </h3>
            {driver !== "" && <p class="soft small">{driver}</p>}
            {prediction !== "" && <p class="small">We expected: {prediction}</p>}
            {happened !== "" && <p class="small">What happened: {happened}</p>}
            <p class="small">
              <strong>{testStands(test)}</strong>
              {whose !== "" && <span class="soft"> · {whose}</span>}
            </p>
          </li>
        ))}
      </ul>
      <More
        words={moreWords(moreTests, { one: "test", many: "tests" })}
        href={`${paths.tests({ network: network.slug })}${query}`}
      />
    </Part>
  );
}

function Lessons({ story: { lessons, moreLessons } }: PartProps) {
  if (lessons.length === 0) return null;
  return (
    <Part id="lessons" title="What we learnt">
      <ul class="story-lessons">
        {lessons.map(({ text, from }) => (
          <li>
            {text}
            <br />
            <span class="soft small">From “{from}”</span>
          </li>
        ))}
      </ul>
      {moreLessons > 0 && (
        <p class="soft">{moreWords(moreLessons, { one: "lesson", many: "lessons" })}</p>
      )}
    </Part>
  );
}

function More({ words, href }: { words: string; href: string }) {
  return words === "" ? null : (
    <p>
      <a href={href}>{words}</a>
    </p>
  );
}
