import type { DiagramVersion } from "@allteach/domain/key-driver-diagram";
import type { Charter } from "@allteach/domain/network";
import type { Site } from "@allteach/domain/site";
import { EmptyState } from "../components/empty-state.tsx";
import { Page, type PageProps } from "../components/page.tsx";
import { paths } from "../paths.ts";
import { dayWords } from "../words/date-words.ts";

export interface DriversHistoryPageProps {
  shell: Partial<PageProps>;
  now: Date;
  charter: Charter;
  site?: Site | undefined;
  /** The newest first. */
  versions: readonly DiagramVersion[];
}

/** How the theory became what it is: each version, what changed and why. */
export function DriversHistoryPage({
  shell,
  now,
  charter,
  site,
  versions,
}: DriversHistoryPageProps) {
  const network = charter.slug;
  const back = site
    ? { label: `Key drivers · ${site.name}`, href: paths.siteDrivers({ network, site: site.code }) }
    : { label: "Key drivers", href: paths.drivers({ network }) };
  return (
    <Page
      title="What changed in the diagram"
      breadcrumb={[{ label: "Overview", href: paths.network({ network }) }, back]}
      {...shell}
    >
      <h1>What changed in the diagram</h1>
      {versions.length === 0 ? (
        <EmptyState icon="clock" title="Nothing was changed yet" action={back}>
          It stands as the template brought it.
        </EmptyState>
      ) : (
        <ol class="versions" reversed>
          {versions.map((each) => (
            <li>
              <h2>
                Version {each.version}{" "}
                <span class="soft small">{dayWords(each.at, charter.timeZone, now)}</span>
              </h2>
              {each.why !== "" && <p>{each.why}</p>}
              <Changes changed={each.changed} />
            </li>
          ))}
        </ol>
      )}
    </Page>
  );
}

const SHOWN = 40;

function Changes({ changed }: { changed: string }) {
  const lines = changed.split("\n").filter((line) => line !== "");
  if (lines.length === 0) return null;
  return (
    <ul class="soft">
      {lines.slice(0, SHOWN).map((line) => (
        <li>{line}</li>
      ))}
      {lines.length > SHOWN && <li>and {lines.length - SHOWN} more changes</li>}
    </ul>
  );
}
