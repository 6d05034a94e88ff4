import type { Charter } from "@allteach/domain/network";
import type { Site } from "@allteach/domain/site";
import { LinkButton } from "../../components/button.tsx";
import { Disclosure } from "../../components/disclosure.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { Page, type PageProps } from "../../components/page.tsx";
import { paths } from "../../paths.ts";
import { counted } from "../../words/count-words.ts";
import { dayWords } from "../../words/date-words.ts";

interface MapProps {
  id: string;
  name: string;
  at: number;
  steps: number;
  failures: number;
  isListed: boolean;
  of?: Site;
}

export interface MapsPageProps {
  shell: Partial<PageProps>;
  now: Date;
  charter: Charter;
  /** The network's own first. */
  maps: readonly MapProps[];
  mayDraw: boolean;
}

/** How things are done here: every process that somebody drew. */
export function MapsPage(props: MapsPageProps) {
  const { shell, charter, maps, mayDraw } = props;
  const network = charter.slug;
  const listed = maps.filter(({ isListed }) => isListed);
  const others = maps.filter(({ isListed }) => !isListed);
  return (
    <Page
      title="Process maps"
      breadcrumb={[{ label: "Overview", href: paths.network({ network }) }]}
      {...shell}
    >
      <header class="stack">
        <h1>Process maps</h1>
        <p class="lead">How things are really done, step by step, and what can go wrong.</p>
      </header>
      {mayDraw && listed.length > 0 && (
        <p class="actions">
          <LinkButton href={paths.newProcessMap({ network })} tone="primary" icon="plus">
            Draw a process
          </LinkButton>
        </p>
      )}
      {listed.length === 0 ? (
        <EmptyState
          icon="idea"
          title={others.length === 0 ? "No process was drawn yet" : "No process is on the list"}
          {...(mayDraw && {
            action: { label: "Draw a process", href: paths.newProcessMap({ network }) },
          })}
        >
          Most teams begin with the one that they want to change: walk through it once and write
          down each step.
        </EmptyState>
      ) : (
        <MapList {...props} maps={listed} />
      )}
      {others.length > 0 && (
        <Disclosure summary={`Taken off the list (${others.length})`}>
          <MapList {...props} maps={others} />
        </Disclosure>
      )}
    </Page>
  );
}

function MapList({ charter, maps, now }: MapsPageProps) {
  const network = charter.slug;
  return (
    <ul class="versions">
      {maps.map((map) => (
        <li>
          <h2>
            <a href={paths.processMap({ network, map: map.id })}>{map.name}</a>
          </h2>
          <p class="driver-said">
            <span>{map.of ? map.of.name : charter.name}</span>
            <span>{counted(map.steps, "step")}</span>
            {map.failures > 0 && (
              <a href={paths.risks({ network, map: map.id })}>
                {counted(map.failures, "risk")}
                <span class="visually-hidden"> of {map.name}</span>
              </a>
            )}
            <span>Changed {dayWords(map.at, charter.timeZone, now)}</span>
          </p>
        </li>
      ))}
    </ul>
  );
}
