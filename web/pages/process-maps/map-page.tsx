import type { Charter } from "@allteach/domain/network";
import type { FailureMode } from "@allteach/domain/process-map/failure-mode";
import { type Finding, findingWords, mapFindings } from "@allteach/domain/process-map/map-findings";
import { failuresByStep } from "@allteach/domain/process-map/map-reading";
import { lanesOf, type MapVersion } from "@allteach/domain/process-map/process-map";
import type { Problem } from "@allteach/domain/refusal";
import type { Site } from "@allteach/domain/site";
import { Button, LinkButton } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { Page, type PageProps } from "../../components/page.tsx";
import { MapDrawing } from "../../components/process-maps/map-drawing.tsx";
import { MapOutline } from "../../components/process-maps/map-outline.tsx";
import { TakeAlong, type TakeAlongProps } from "../../components/take-along.tsx";
import { paths } from "../../paths.ts";
import { counted } from "../../words/count-words.ts";
import { dayWords } from "../../words/date-words.ts";
import { mapCrumbs } from "./map-crumbs.ts";

export interface MapPageProps {
  shell: Partial<PageProps>;
  now: Date;
  id: string;
  charter: Charter;
  site?: Site | undefined;
  map: MapVersion;
  failures: readonly FailureMode[];
  mayEdit: boolean;
  mayJudge: boolean;
  isSaved?: boolean | undefined;
  /** A text that was to be read, and what is wrong with it. */
  typed?: string | undefined;
  problems?: readonly Problem[] | undefined;
}

/** One process: the picture, the outline, what should be looked at. */
export function MapPage(props: MapPageProps) {
  const { shell, id, charter, map, failures, mayJudge } = props;
  const network = charter.slug;
  const counts = failuresByStep(failures);
  return (
    <Page title={map.name} breadcrumb={mapCrumbs(network)} {...shell}>
      <header class="stack">
        <h1>{map.name}</h1>
        <p class="lead">{answerOf(props)}</p>
      </header>
      {props.isSaved && (
        <Notice tone="success" title="Saved">
          <p>It stands below as version {map.version}.</p>
        </Notice>
      )}
      {!map.isListed && (
        <Notice tone="info" title="This map is off the list">
          <p>Links still lead here, and its risks and tests are kept.</p>
        </Notice>
      )}
      <Actions {...props} />
      <MapDrawing map={map} failures={counts} />
      <section aria-labelledby="outline">
        <h2 id="outline">Step by step</h2>
        <MapOutline {...{ network, map: id, steps: map.steps, failures: counts, mayJudge }} />
      </section>
      <TakeAlong {...takenAlong(props)} />
      {props.mayEdit && <Listing {...props} />}
    </Page>
  );
}

/** How large it is, and what should be looked at, in sentences. */
function answerOf({ site, charter, map }: MapPageProps): string {
  const lanes = lanesOf(map.steps).filter((lane) => lane !== "");
  const by = lanes.length > 1 ? ` in ${lanes.length} lanes` : "";
  const size = `${counted(map.steps.length, "step")}${by}, at ${site?.name ?? charter.name}.`;
  const all = [...mapFindings(map.steps).values()].flat();
  const kinds = Object.keys(findingWords) as Finding[];
  const said = kinds.flatMap((kind) => {
    const count = all.filter((each) => each === kind).length;
    return count > 0 ? [`${findingWords[kind].toLowerCase()}: ${counted(count, "step")}`] : [];
  });
  return said.length === 0 ? size : `${size} To look at: ${said.join("; ")}.`;
}

function Actions({ charter, id, map, failures, mayEdit, now }: MapPageProps) {
  const network = charter.slug;
  return (
    <div class="actions no-print">
      {mayEdit && (
        <LinkButton href={paths.processMapEdit({ network, map: id })} tone="primary" icon="edit">
          Change it
        </LinkButton>
      )}
      <LinkButton href={paths.risks({ network, map: id })}>
        What can go wrong{failures.length > 0 && ` (${failures.length})`}
      </LinkButton>
      <a href={paths.processMapHistory({ network, map: id })}>
        Version {map.version}, {dayWords(map.at, charter.timeZone, now)}
      </a>
    </div>
  );
}

/** Off the list, or back on it: nothing of a map is ever lost. */
function Listing({ charter, id, map }: MapPageProps) {
  return (
    <form
      method="post"
      action={paths.processMapListing({ network: charter.slug, map: id })}
      class="actions no-print"
    >
      <input type="hidden" name="listed" value={map.isListed ? "no" : "yes"} />
      {map.isListed ? (
        <Button tone="danger">Take it off the list</Button>
      ) : (
        <Button>Put it back on the list</Button>
      )}
    </form>
  );
}

const files = [
  ["map.pdf", "For the wall (PDF)"],
  ["outline.txt", "Outline (text)"],
  ["map.json", "For another system (JSON)"],
] as const;

function takenAlong({ charter, id, mayEdit, typed, problems }: MapPageProps): TakeAlongProps {
  const at = { network: charter.slug, map: id };
  const reading = { action: paths.processMapImport(at), hint: OUTLINE_HINT, typed, problems };
  return {
    files: files.map(([file, label]) => ({ href: paths.processMapFile({ ...at, file }), label })),
    ...(mayEdit && { reading }),
  };
}

const OUTLINE_HINT =
  "The name in the first line; then a step a line with its number and a dot, ? for a decision, > for a start, = for an end; @ before who does it; where it leads after ->, as in 3? Is it right? @ Nurse -> yes: 4; no: 1. It becomes the next version.";
