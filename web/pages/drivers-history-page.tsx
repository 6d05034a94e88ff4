import type { DiagramVersion } from "@allteach/domain/key-driver-diagram";
import type { Charter } from "@allteach/domain/network";
import type { Site } from "@allteach/domain/site";
import { EmptyState } from "../components/empty-state.tsx";
import { Page, type PageProps } from "../components/page.tsx";
import { VersionList } from "../components/version-list.tsx";
import { paths } from "../paths.ts";

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
        <VersionList versions={versions} timeZone={charter.timeZone} now={now} />
      )}
    </Page>
  );
}
