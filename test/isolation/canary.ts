import type { Person } from "../support/world.ts";

/** What every address, form and message of a network can name, by the word for it in addresses. */
export interface Ids {
  network: string;
  name: string;
  /** The network's id in the directory. */
  id: string;
  site: string;
  siteId: number;
  /** What the site was called before. */
  former: string;
  /** Another site, by its code and by the code that stands for it where names are hidden. */
  other: string;
  otherBlinded: string;
  otherId: number;
  measure: string;
  /** A measure that nobody is asked for yet, open for comments. */
  draft: string;
  period: string;
  /** A month that is closed for all but those who may unlock it. */
  closed: string;
  report: string;
  funderReport: string;
  run: string;
  upload: string;
  token: string;
  siteToken: string;
  subscription: string;
  delivery: string;
  invitation: string;
  invited: string;
  request: string;
  person: string;
  /** Another leader. */
  chief: string;
  email: string;
  policy: string;
  policyHash: string;
  node: string;
  /** A node of too few sites to be shown where names are hidden. */
  small: string;
  /** A goal that the network reads, and one that every network reads, as the commons names it. */
  goal: string;
  shared: string;
  /** A pin that the network reads, its file, and one that every network reads. */
  pin: string;
  pinFile: string;
  sharedPin: string;
  /** A board, a comment on a pin, a report of it, and that a site tried it. */
  board: string;
  comment: string;
  flag: string;
  try: string;
  /** Somebody of another network asks; somebody of this one does. */
  introduction: string;
  question: string;
  /** A prediction of a chart. */
  prediction: string;
  /** A test of change, and a note at a chart. */
  test: string;
  /** A process map, and something that can go wrong in it. */
  map: string;
  risk: string;
  annotation: string;
  /** An event to come, a series, a training path. */
  event: string;
  series: string;
  path: string;
  session: string;
  certificate: string;
  link: string;
}

export type Letter = "a" | "b" | "c" | "d";

/** A network every text of which tells on whoever shows it to others. */
export interface CanaryNetwork {
  letter: Letter;
  transparency: "named" | "blinded" | "own-only";
  /** Whether the site that principals belong to has yet to sign what the network wants signed. */
  isUnsigned: boolean;
  ids: Ids;
  database: D1Database;
  leader: Person;
  /** What other systems show. */
  secrets: { whole: string; site: string };
  /** Those who belong to this network and to no other. */
  people: string[];
}

/** What only members may read. */
export const canary = (letter: Letter) => `zq-${letter}-`;

/** The network's name, which the directory knows as well. */
export const nameCanary = (letter: Letter) => `zn-${letter}-`;
