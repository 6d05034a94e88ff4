import type { Permission } from "@allteach/domain/permission";
import { paths } from "./paths.ts";

/** What the menu "More" is divided into, in its order. */
export const menuParts = {
  figures: "Figures",
  together: "Together",
  running: "Running it",
} as const;

type MenuPart = keyof typeof menuParts;

/** A page of a network that has a place of its own in the header. */
export interface NetworkPlace {
  label: string;
  /** What it takes to open it; nothing where whoever may enter the network may open it. */
  need?: Permission;
  href: (network: string) => string;
  /** In the bar what people come for daily, at most seven; the rest in a part of the menu. */
  place: "bar" | MenuPart;
}

/**
 * The network's pages and what each takes, in the header's order. The header is drawn from it, so
 * is the page "who can see what", and a test opens each page as each role.
 */
export const networkPages = {
  overview: {
    label: "Overview",
    need: "see-network",
    href: (network) => paths.network({ network }),
    place: "bar",
  },
  goals: {
    label: "Goals",
    need: "see-network",
    href: (network) => paths.goals({ network }),
    place: "bar",
  },
  drivers: {
    label: "Drivers",
    need: "see-network",
    href: (network) => paths.drivers({ network }),
    place: "bar",
  },
  tests: {
    label: "Tests",
    need: "see-network",
    href: (network) => paths.tests({ network }),
    place: "bar",
  },
  reports: {
    label: "Reports",
    need: "read-reports",
    href: (network) => paths.reports({ network }),
    place: "bar",
  },
  sites: {
    label: "Sites",
    need: "see-network",
    href: (network) => paths.sites({ network }),
    place: "bar",
  },
  uploads: {
    label: "Upload",
    need: "report-figures",
    href: (network) => paths.uploads({ network }),
    place: "bar",
  },
  measures: {
    label: "Measures",
    need: "see-network",
    href: (network) => paths.measures({ network }),
    place: "figures",
  },
  completeness: {
    label: "Completeness",
    need: "see-network",
    href: (network) => paths.completeness({ network }),
    place: "figures",
  },
  calls: {
    label: "Whom to call",
    need: "follow-up-months",
    href: (network) => paths.calls({ network }),
    place: "figures",
  },
  rules: {
    label: "Rules for figures",
    need: "manage-network",
    href: (network) => paths.rules({ network }),
    place: "figures",
  },
  restatements: {
    label: "Restated figures",
    need: "see-network",
    href: (network) => paths.restatements({ network }),
    place: "figures",
  },
  people: {
    label: "People",
    need: "see-people",
    href: (network) => paths.people({ network }),
    place: "together",
  },
  pins: {
    label: "Pins",
    need: "see-network",
    href: (network) => paths.pins({ network }),
    place: "together",
  },
  participation: {
    label: "Taking part",
    need: "see-people",
    href: (network) => paths.participation({ network }),
    place: "together",
  },
  introductions: {
    label: "Introductions",
    need: "write-goals",
    href: (network) => paths.introductions({ network }),
    place: "together",
  },
  processMaps: {
    label: "Process maps",
    need: "see-network",
    href: (network) => paths.processMaps({ network }),
    place: "together",
  },
  teamCharter: {
    label: "Charter",
    need: "see-network",
    href: (network) => paths.teamCharter({ network }),
    place: "together",
  },
  predictions: {
    label: "Our theory so far",
    need: "see-network",
    href: (network) => paths.predictions({ network }),
    place: "together",
  },
  storyboard: {
    label: "Storyboard",
    need: "see-network",
    href: (network) => paths.storyboard({ network }),
    place: "together",
  },
  events: {
    label: "Events",
    need: "see-network",
    href: (network) => paths.events({ network }),
    place: "together",
  },
  training: {
    label: "Training",
    need: "see-network",
    href: (network) => paths.trainingPaths({ network }),
    place: "together",
  },
  capability: {
    label: "Self-assessment",
    need: "assess-capability",
    href: (network) => paths.capabilities({ network }),
    place: "together",
  },
  progress: {
    label: "How far teams are",
    need: "see-network",
    href: (network) => paths.progress({ network }),
    place: "together",
  },
  policies: {
    label: "Policies",
    need: "see-network",
    href: (network) => paths.policies({ network }),
    place: "together",
  },
  decisions: {
    label: "Decisions",
    need: "see-network",
    href: (network) => paths.decisions({ network }),
    place: "together",
  },
  mails: {
    label: "Your mails",
    need: "receive-reports",
    href: (network) => paths.subscriptions({ network }),
    place: "running",
  },
  settings: {
    label: "Settings",
    need: "manage-network",
    href: (network) => paths.settings({ network }),
    place: "running",
  },
  tokens: {
    label: "Tokens",
    need: "make-tokens",
    href: (network) => paths.tokens({ network }),
    place: "running",
  },
  audit: {
    label: "Who did what",
    need: "see-audit",
    href: (network) => paths.audit({ network }),
    place: "running",
  },
  permissions: {
    label: "Who can see what",
    href: (network) => paths.permissions({ network }),
    place: "running",
  },
} as const satisfies Record<string, NetworkPlace>;

export type NetworkPageKey = keyof typeof networkPages;
