import { paths } from "../../paths.ts";

/** Where a page about one map stands. */
export function mapCrumbs(network: string, map?: { id: string; name: string }) {
  return [
    { label: "Overview", href: paths.network({ network }) },
    { label: "Process maps", href: paths.processMaps({ network }) },
    ...(map ? [{ label: map.name, href: paths.processMap({ network, map: map.id }) }] : []),
  ];
}
