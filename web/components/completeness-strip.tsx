import { Disclosure } from "./disclosure.tsx";

export interface SiteProgress {
  name: string;
  /** `excused`: not expected this month, so not counted. */
  status: "in" | "part" | "waiting" | "excused";
  href?: string | undefined;
}

export interface CompletenessStripProps {
  /** "October", "October 2026". */
  period: string;
  sites: readonly SiteProgress[];
  /** "3 days left", "due on 15 November", "closed on 20 November". */
  due?: string | undefined;
  /** How many of all sites are in, where `sites` are the reader's own alone. */
  together?: { reported: number; expected: number } | undefined;
}

const order = { in: 0, part: 1, waiting: 2, excused: 3 } as const;

/** Who has reported the month: a sentence, a strip to see at a glance, the names one click below. */
export function CompletenessStrip({ period, sites, due, together }: CompletenessStripProps) {
  const sorted = [...sites].sort((one, other) => order[one.status] - order[other.status]);
  const missing = sites.filter(({ status }) => status === "part" || status === "waiting");
  return (
    <div class="completeness">
      <p>
        {together
          ? ownCompletenessSentence(period, sites, together)
          : completenessSentence(period, sites)}
        {due && `; ${due}`}.
      </p>
      <div class="completeness-cells" aria-hidden="true">
        {sorted.map(({ status }) => (
          <span class={`completeness-cell completeness-cell-${status}`} />
        ))}
      </div>
      {missing.length > 0 && (
        <Disclosure summary={`Still to come (${missing.length})`}>
          <ul>
            {missing.map((site) => (
              <li>
                {site.href ? <a href={site.href}>{site.name}</a> : site.name}
                {site.status === "part" && <span class="soft"> (begun)</span>}
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </div>
  );
}

/** "Your site is in for October; in the whole network 14 of 18 are", without its full stop. */
export function ownCompletenessSentence(
  period: string,
  own: readonly Pick<SiteProgress, "status">[],
  { reported, expected }: { reported: number; expected: number },
): string {
  const asked = own.filter(({ status }) => status !== "excused");
  const done = asked.filter(({ status }) => status === "in").length;
  const all = `${reported} of ${expected} sites`;
  const are = reported === 1 ? "is" : "are";
  if (asked.length === 0) return `In the whole network ${all} ${are} in for ${period}`;
  const yours =
    asked.length === 1
      ? `Your site is ${done === 1 ? "" : "not yet "}in for ${period}`
      : `${done} of your ${asked.length} sites ${done === 1 ? "is" : "are"} in for ${period}`;
  return `${yours}; in the whole network ${all} ${are}`;
}

/** "14 of 18 sites are in for October", without its full stop. */
export function completenessSentence(
  period: string,
  sites: readonly Pick<SiteProgress, "status">[],
): string {
  const expected = sites.filter(({ status }) => status !== "excused").length;
  const reported = sites.filter(({ status }) => status === "in").length;
  if (expected === 0) return `No site is expected to report for ${period}`;
  if (expected === 1)
    return `The one site ${reported === 1 ? "is" : "is not yet"} in for ${period}`;
  if (reported === expected) return `All ${expected} sites are in for ${period}`;
  return `${reported} of ${expected} sites ${reported === 1 ? "is" : "are"} in for ${period}`;
}
