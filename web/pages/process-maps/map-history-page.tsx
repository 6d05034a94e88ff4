import type { Charter } from "@allteach/domain/network";
import type { MapVersion } from "@allteach/domain/process-map/process-map";
import { Page, type PageProps } from "../../components/page.tsx";
import { VersionList } from "../../components/version-list.tsx";
import { mapCrumbs } from "./map-crumbs.ts";

export interface MapHistoryPageProps {
  shell: Partial<PageProps>;
  now: Date;
  id: string;
  charter: Charter;
  /** The newest first. */
  versions: readonly MapVersion[];
}

/** How a map became what it is: each version, what changed and why. */
export function MapHistoryPage({ shell, now, id, charter, versions }: MapHistoryPageProps) {
  const name = versions[0]?.name ?? "The map";
  return (
    <Page
      title={`What changed: ${name}`}
      breadcrumb={mapCrumbs(charter.slug, { id, name })}
      {...shell}
    >
      <h1>What changed in the map</h1>
      <VersionList versions={versions} timeZone={charter.timeZone} now={now} />
    </Page>
  );
}
