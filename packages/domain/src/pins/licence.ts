/** Under what others may use a pin. */
export interface Licence {
  name: string;
  /** What it lets whoever takes it do, in a sentence. */
  means: string;
  /** Its own words; absent where there are none to link to. */
  text?: string;
  /** Whether it lets a pin go to other networks. */
  leaves: boolean;
  /** Whether it lets somebody make another version of it. */
  changes: boolean;
}

export const licenceKeys = [
  "cc-by-4.0",
  "cc-by-sa-4.0",
  "cc-by-nc-4.0",
  "cc-by-nc-sa-4.0",
  "cc-by-nd-4.0",
  "cc0-1.0",
  "permission",
  "network-only",
] as const;
export type LicenceKey = (typeof licenceKeys)[number];

/** The licences that a pin can have, in the order in which they are offered. */
export const licences: Readonly<Record<LicenceKey, Licence>> = {
  "cc-by-4.0": {
    name: "CC BY 4.0",
    means: "Anyone may use and change it, naming who made it.",
    text: "https://creativecommons.org/licenses/by/4.0/",
    leaves: true,
    changes: true,
  },
  "cc-by-sa-4.0": {
    name: "CC BY-SA 4.0",
    means: "Anyone may use and change it, naming who made it, and share it on like terms.",
    text: "https://creativecommons.org/licenses/by-sa/4.0/",
    leaves: true,
    changes: true,
  },
  "cc-by-nc-4.0": {
    name: "CC BY-NC 4.0",
    means: "Anyone may use and change it, naming who made it, but not to earn money.",
    text: "https://creativecommons.org/licenses/by-nc/4.0/",
    leaves: true,
    changes: true,
  },
  "cc-by-nc-sa-4.0": {
    name: "CC BY-NC-SA 4.0",
    means: "As CC BY-NC, and what is made from it is shared on like terms.",
    text: "https://creativecommons.org/licenses/by-nc-sa/4.0/",
    leaves: true,
    changes: true,
  },
  "cc-by-nd-4.0": {
    name: "CC BY-ND 4.0",
    means: "Anyone may use it as it is, naming who made it.",
    text: "https://creativecommons.org/licenses/by-nd/4.0/",
    leaves: true,
    changes: false,
  },
  "cc0-1.0": {
    name: "CC0, no rights kept",
    means: "Anyone may do anything with it.",
    text: "https://creativecommons.org/publicdomain/zero/1.0/",
    leaves: true,
    changes: true,
  },
  permission: {
    name: "With its owner’s permission",
    means: "Its owner lets us show it. Ask them before you change it.",
    leaves: true,
    changes: false,
  },
  "network-only": {
    name: "For our network alone",
    means: "It stays in this network.",
    leaves: false,
    changes: true,
  },
};
