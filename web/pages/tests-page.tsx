import type { DiagramNode } from "@allteach/domain/key-driver-diagram";
import type { Charter } from "@allteach/domain/network";
import { actNames, type Cycle, rampNames, stageNames, stages } from "@allteach/domain/pdsa-cycle";
import type { Site } from "@allteach/domain/site";
import { Button, LinkButton } from "../components/button.tsx";
import { EmptyState } from "../components/empty-state.tsx";
import { Field } from "../components/field.tsx";
import { Page, type PageProps } from "../components/page.tsx";
import { paths } from "../paths.ts";
import { counted } from "../words/count-words.ts";
import { dateWords } from "../words/date-words.ts";

export interface TestsPageProps {
  shell: Partial<PageProps>;
  now: Date;
  charter: Charter;
  sites: readonly Site[];
  nodes: readonly DiagramNode[];
  cycles: readonly Cycle[];
  /** What the board is narrowed to. */
  site?: string | undefined;
  driver?: string | undefined;
  mayTest: boolean;
}

/** Every test of change by where it stands. */
export function TestsPage(props: TestsPageProps) {
  const { shell, charter, cycles, mayTest, driver, site } = props;
  const network = charter.slug;
  const isNarrowed = Boolean(driver ?? site);
  return (
    <Page
      title="Tests of change"
      breadcrumb={[{ label: "Overview", href: paths.network({ network }) }]}
      {...shell}
    >
      <header class="stack">
        <h1>Tests of change</h1>
        <p class="lead">{answerOf(cycles)}</p>
      </header>
      {mayTest && (
        <p class="actions">
          <LinkButton href={newTestHref(network, props)} tone="primary" icon="plus">
            Begin a test
          </LinkButton>
        </p>
      )}
      {(cycles.length > 0 || isNarrowed) && <Narrow {...props} />}
      {cycles.length === 0 ? (
        <EmptyState icon="idea" title={isNarrowed ? "No test like this yet" : "No test yet"}>
          Most teams begin with one patient on one day: small enough to be wrong at no cost.
        </EmptyState>
      ) : (
        <div class="board">
          {stages.map((stage) => (
            <Column {...props} stage={stage} />
          ))}
        </div>
      )}
    </Page>
  );
}

function newTestHref(network: string, { driver, site }: TestsPageProps): string {
  const query = new URLSearchParams({ ...(driver && { driver }), ...(site && { site }) });
  return query.size > 0 ? `${paths.newTest({ network })}?${query}` : paths.newTest({ network });
}

function answerOf(cycles: readonly Cycle[]): string {
  const running = cycles.filter(({ stage }) => stage === "doing" || stage === "studying").length;
  const closed = cycles.filter(({ stage }) => stage === "done");
  const adopted = closed.filter(({ act }) => act === "adopt").length;
  if (cycles.length === 0) return "Nothing is being tried yet.";
  const now = `${counted(running, "test")} under way`;
  return closed.length === 0
    ? `${now}.`
    : `${now}; ${adopted} of ${closed.length} closed ones led to something that stayed.`;
}

function Narrow({ charter, sites, nodes, site, driver }: TestsPageProps) {
  const boxes = nodes.filter(({ kind }) => kind !== "aim");
  return (
    <form method="get" action={paths.tests({ network: charter.slug })} class="switchers narrow">
      <Field
        kind="select"
        name="site"
        label="Of one site"
        value={site}
        options={[
          { value: "", label: "All sites" },
          ...sites.map(({ code, name }) => ({ value: code, label: name })),
        ]}
      />
      <Field
        kind="select"
        name="driver"
        label="For one driver or idea"
        value={driver}
        options={[
          { value: "", label: "All of them" },
          ...boxes.map(({ key, text }) => ({ value: key, label: text })),
        ]}
      />
      <Button>Show</Button>
    </form>
  );
}

/** More of one stage are reached by narrowing the board. */
const SHOWN = 30;

function Column(props: TestsPageProps & { stage: Cycle["stage"] }) {
  const { cycles, stage } = props;
  const own = cycles.filter((cycle) => cycle.stage === stage);
  return (
    <section aria-labelledby={`stage-${stage}`}>
      <h2 id={`stage-${stage}`}>
        {stageNames[stage]} <span class="soft">{own.length}</span>
      </h2>
      {own.length === 0 && <p class="soft small">None</p>}
      <ul class="cycles">
        {own.slice(0, SHOWN).map((cycle) => (
          <CycleCard {...props} cycle={cycle} />
        ))}
      </ul>
      {own.length > SHOWN && (
        <p class="soft small">and {own.length - SHOWN} more: choose a site or a driver above</p>
      )}
    </section>
  );
}

function CycleCard({ charter, sites, now, cycle }: TestsPageProps & { cycle: Cycle }) {
  const { id, objective, site, ramp, starts, act, nodeWords } = cycle;
  const where = site === undefined ? "Network" : sites.find((each) => each.id === site)?.name;
  return (
    <li class="cycle">
      <h3>
        <a href={paths.test({ network: charter.slug, test: id })}>{objective}</a>
      </h3>
      {nodeWords !== "" && nodeWords !== objective && <p class="small">{nodeWords}</p>}
      <p class="soft small">
        {[where, rampNames[ramp], starts && dateWords(starts, now), act !== "" && actNames[act]]
          .filter(Boolean)
          .join(" · ")}
      </p>
    </li>
  );
}
