import type { Permission } from "@allteach/domain/permission";
import { paths } from "./paths.ts";

/** A page of a network that has a place of its own: in the header, or in the list of who sees what. */
export interface NetworkPlace {
  label: string;
  /** What it takes to open it; nothing where whoever may enter the network may open it. */
  need?: Permission;
  href: (network: string) => string;
  /** Whether it stands in the header of every page. */
  inHeader: boolean;
}

/**
 * The network's pages and what each takes. The header is drawn from it, so is the page "who can see
 * what", and a test opens each page as each role.
 */
export const networkPages = {
  overview: {
    label: "Overview",
    need: "see-network",
    href: (network) => paths.network({ network }),
    inHeader: true,
  },
  reports: {
    label: "Reports",
    need: "see-network",
    href: (network) => paths.reports({ network }),
    inHeader: true,
  },
  drivers: {
    label: "Drivers",
    need: "see-network",
    href: (network) => paths.drivers({ network }),
    inHeader: true,
  },
  tests: {
    label: "Tests",
    need: "see-network",
    href: (network) => paths.tests({ network }),
    inHeader: true,
  },
  teamCharter: {
    label: "Charter",
    need: "see-network",
    href: (network) => paths.teamCharter({ network }),
    inHeader: false,
  },
  goals: {
    label: "Goals",
    need: "see-network",
    href: (network) => paths.goals({ network }),
    inHeader: true,
  },
  uploads: {
    label: "Upload",
    need: "report-figures",
    href: (network) => paths.uploads({ network }),
    inHeader: true,
  },
  people: {
    label: "People",
    need: "see-people",
    href: (network) => paths.people({ network }),
    inHeader: true,
  },
  sites: {
    label: "Sites",
    need: "see-network",
    href: (network) => paths.sites({ network }),
    inHeader: true,
  },
  measures: {
    label: "Measures",
    need: "see-network",
    href: (network) => paths.measures({ network }),
    inHeader: false,
  },
  completeness: {
    label: "Completeness",
    need: "see-network",
    href: (network) => paths.completeness({ network }),
    inHeader: false,
  },
  calls: {
    label: "Whom to call",
    need: "follow-up-months",
    href: (network) => paths.calls({ network }),
    inHeader: false,
  },
  settings: {
    label: "Settings",
    need: "manage-network",
    href: (network) => paths.settings({ network }),
    inHeader: true,
  },
  rules: {
    label: "Rules for figures",
    need: "manage-network",
    href: (network) => paths.rules({ network }),
    inHeader: false,
  },
  restatements: {
    label: "Restated figures",
    need: "see-network",
    href: (network) => paths.restatements({ network }),
    inHeader: false,
  },
  policies: {
    label: "Policies",
    need: "see-network",
    href: (network) => paths.policies({ network }),
    inHeader: true,
  },
  decisions: {
    label: "Decisions",
    need: "see-network",
    href: (network) => paths.decisions({ network }),
    inHeader: false,
  },
  audit: {
    label: "Who did what",
    need: "see-audit",
    href: (network) => paths.audit({ network }),
    inHeader: false,
  },
  mails: {
    label: "Your mails",
    need: "receive-reports",
    href: (network) => paths.subscriptions({ network }),
    inHeader: true,
  },
  introductions: {
    label: "Introductions",
    need: "write-goals",
    href: (network) => paths.introductions({ network }),
    inHeader: false,
  },
  tokens: {
    label: "Tokens",
    need: "make-tokens",
    href: (network) => paths.tokens({ network }),
    inHeader: true,
  },
  permissions: {
    label: "Who can see what",
    href: (network) => paths.permissions({ network }),
    inHeader: false,
  },
} as const satisfies Record<string, NetworkPlace>;

export type NetworkPageKey = keyof typeof networkPages;
