import type { Site } from "@allteach/domain/site";

/** The site of a code, whatever its letters' case. */
export function siteBy(sites: readonly Site[], code: string): Site | undefined {
  return sites.find((site) => site.code.toLowerCase() === code.toLowerCase());
}
