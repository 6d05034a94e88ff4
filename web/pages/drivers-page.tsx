import type { DiagramChange } from "@allteach/domain/diagram-difference";
import type { DiagramVersion, NodeCoverage } from "@allteach/domain/key-driver-diagram";
import type { Measure } from "@allteach/domain/measure";
import type { Charter } from "@allteach/domain/network";
import type { Problem } from "@allteach/domain/refusal";
import type { Site } from "@allteach/domain/site";
import { Button, LinkButton } from "../components/button.tsx";
import { DriverDiagram } from "../components/driver-diagram.tsx";
import { DriverOutline } from "../components/driver-outline.tsx";
import { EmptyState } from "../components/empty-state.tsx";
import { Notice } from "../components/notice.tsx";
import { Page, type PageProps } from "../components/page.tsx";
import { TakeAlong, type TakeAlongProps } from "../components/take-along.tsx";
import { paths } from "../paths.ts";
import { counted } from "../words/count-words.ts";
import { dayWords } from "../words/date-words.ts";

export interface DriversPageProps {
  shell: Partial<PageProps>;
  now: Date;
  charter: Charter;
  measures: readonly Measure[];
  /** Whose; absent for the network's own. */
  site?: Site | undefined;
  diagram: DiagramVersion;
  coverage: ReadonlyMap<string, NodeCoverage>;
  sitesTesting: ReadonlyMap<string, number>;
  predictions: ReadonlyMap<string, number>;
  pins: ReadonlyMap<string, readonly { id: string; title: string }[]>;
  network?: DiagramVersion | undefined;
  differences: readonly DiagramChange[];
  adopters: readonly Site[];
  mayEdit: boolean;
  mayTest: boolean;
  /** Just saved, or just taken over. */
  isSaved?: boolean | undefined;
  /** A text that was to be read, and what is wrong with it. */
  typed?: string | undefined;
  problems?: readonly Problem[] | undefined;
}

/** The theory: how the aim is to be reached, what measures it and what was tried. */
export function DriversPage(props: DriversPageProps) {
  const { shell, charter, site, diagram, coverage, differences, mayEdit } = props;
  const network = charter.slug;
  const title = site ? `Key drivers · ${site.name}` : "Key drivers";
  const names = new Map(props.measures.map(({ code, name }) => [code as string, name]));
  const isAdopted = !site || diagram.version > 0;
  return (
    <Page title={title} breadcrumb={crumbs(props)} {...shell}>
      <header class="stack">
        <h1>{title}</h1>
        <p class="lead">{answerOf(props)}</p>
      </header>
      {props.isSaved && (
        <Notice tone="success" title="Saved">
          <p>It stands below as version {diagram.version}.</p>
        </Notice>
      )}
      {isAdopted ? (
        <>
          <Actions {...props} />
          <DriverDiagram
            nodes={diagram.nodes}
            coverage={coverage}
            own={site && new Set(differences.map(({ key }) => key))}
            title={title}
          />
          <section aria-labelledby="outline">
            <h2 id="outline">As an outline</h2>
            <DriverOutline
              {...props}
              network={network}
              site={site?.code}
              nodes={diagram.nodes}
              measures={names}
            />
          </section>
          {site && <Differences {...props} site={site} />}
          {!site && <Adopters {...props} />}
          <TakeAlong {...takenAlong(props)} />
        </>
      ) : (
        <NotAdopted {...props} site={site} mayEdit={mayEdit} />
      )}
    </Page>
  );
}

function crumbs({ charter, site }: DriversPageProps) {
  const network = charter.slug;
  const overview = { label: "Overview", href: paths.network({ network }) };
  if (!site) return [overview];
  return [
    overview,
    { label: site.name, href: paths.site({ network, site: site.code }) },
    { label: "Key drivers", href: paths.drivers({ network }) },
  ];
}

/** What the theory still lacks, in a sentence. */
function answerOf({ diagram, coverage, site }: DriversPageProps): string {
  if (site && diagram.version === 0) {
    return `${site.name} has no diagram of its own yet.`;
  }
  const drivers = diagram.nodes.filter(({ kind }) => kind === "driver");
  const lacking = (of: "isUnmeasured" | "isUntested") =>
    drivers.filter(({ key }) => coverage.get(key)?.[of]).length;
  const [unmeasured, untested] = [lacking("isUnmeasured"), lacking("isUntested")];
  if (drivers.length === 0) return "An aim, and no driver yet: what would have to be true?";
  const count = counted(drivers.length, "key driver");
  if (unmeasured + untested === 0) return `${count}, each with a measure and a test.`;
  const parts = [
    ...(unmeasured > 0 ? [`${unmeasured} without a measure`] : []),
    ...(untested > 0 ? [`${untested} that nobody has tested yet`] : []),
  ];
  return `${count}: ${parts.join(", ")}.`;
}

function Actions({ charter, site, diagram, mayEdit, mayTest, now }: DriversPageProps) {
  const network = charter.slug;
  const edit = site
    ? paths.siteDriversEdit({ network, site: site.code })
    : paths.driversEdit({ network });
  const history = site
    ? paths.siteDriversHistory({ network, site: site.code })
    : paths.driversHistory({ network });
  const began = site ? `?site=${encodeURIComponent(site.code)}` : "";
  return (
    <div class="actions no-print">
      {mayEdit && (
        <LinkButton href={edit} tone="primary" icon="edit">
          Change it
        </LinkButton>
      )}
      {mayTest && (
        <LinkButton href={`${paths.newTest({ network })}${began}`} icon="plus">
          Begin a test
        </LinkButton>
      )}
      <a
        href={
          site
            ? paths.siteTeamCharter({ network, site: site.code })
            : paths.teamCharter({ network })
        }
      >
        Charter
      </a>
      <a href={history}>
        {diagram.version === 0
          ? "Not changed yet"
          : `Version ${diagram.version}, ${dayWords(diagram.at, charter.timeZone, now)}`}
      </a>
    </div>
  );
}

function NotAdopted({ charter, site, mayEdit }: DriversPageProps & { site: Site }) {
  const network = charter.slug;
  return (
    <>
      <EmptyState icon="idea" title="It works by the network’s theory">
        {mayEdit
          ? "Take it over to make it your own: leave out what does not concern you, add what only you know."
          : "A sponsor or key contact of the site can take it over and adapt it."}
      </EmptyState>
      <div class="actions">
        {mayEdit && (
          <form method="post" action={paths.siteDrivers({ network, site: site.code })}>
            <Button tone="primary">Take over the network’s diagram</Button>
          </form>
        )}
        <a href={paths.drivers({ network })}>See the network’s diagram</a>
      </div>
    </>
  );
}

function Differences({
  charter,
  site,
  diagram,
  network,
  differences,
  mayEdit,
}: DriversPageProps & { site: Site }) {
  const isBehind = network !== undefined && (diagram.adopted ?? 0) < network.version;
  return (
    <section aria-labelledby="differences">
      <h2 id="differences">Beside the network’s</h2>
      {differences.length === 0 ? (
        <p>It is the network’s diagram, word for word.</p>
      ) : (
        <>
          <p>Set beside the network’s diagram as it stands now:</p>
          <ul>
            {differences.map(({ words }) => (
              <li>{words}</li>
            ))}
          </ul>
        </>
      )}
      {isBehind && (
        <>
          <p>The network has changed its diagram since this one was taken over.</p>
          {mayEdit && (
            <form
              class="no-print"
              method="post"
              action={paths.siteDrivers({ network: charter.slug, site: site.code })}
            >
              <Button>Take over what changed, keep what is ours</Button>
            </form>
          )}
        </>
      )}
    </section>
  );
}

function Adopters({ charter, adopters }: DriversPageProps) {
  if (adopters.length === 0) return null;
  return (
    <section aria-labelledby="adopters" class="no-print">
      <h2 id="adopters">Sites with a diagram of their own</h2>
      <ul class="columns">
        {adopters.map(({ code, name }) => (
          <li>
            <a href={paths.siteDrivers({ network: charter.slug, site: code })}>{name}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

const files = [
  ["diagram.pdf", "For the wall (PDF)"],
  ["outline.txt", "Outline (text)"],
  ["diagram.json", "For another system (JSON)"],
] as const;

function takenAlong({ charter, site, mayEdit, typed, problems }: DriversPageProps): TakeAlongProps {
  const network = charter.slug;
  const fileAt = (file: string) =>
    site
      ? paths.siteDriversFile({ network, site: site.code, file })
      : paths.driversFile({ network, file });
  const reading = { action: paths.driversImport({ network }), hint: OUTLINE_HINT, typed, problems };
  return {
    files: files.map(([file, label]) => ({ href: fileAt(file), label })),
    ...(mayEdit && !site && { reading }),
  };
}

const OUTLINE_HINT =
  "The aim in the first line; then - before a driver, * before a change idea, two spaces for each step in. It becomes the next version; boxes with the same words stay the same boxes.";
