import * as z from "zod";
import { Calendar, TimeZone } from "./calendar.ts";
import { type NetworkId, SiteId } from "./identity.ts";
import { ReportSettings } from "./report.ts";

/** Addresses a network cannot have: pages of ours, and names that could deceive. */
const reserved = new Set(
  (
    "about admin allteach api app assets auth blog cdn-cgi commons contact demo-data dev docs fhir " +
    "gallery health help home login logout mail n network networks new news operator postmaster " +
    "privacy reports root security settings sign-in sign-out sign-up static status support system " +
    "terms unsubscribe well-known www"
  ).split(" "),
);

/** A network's address: the part after `/n/`. */
export const Slug = z
  .string()
  .trim()
  .regex(
    /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
    "use small letters a to z, digits and single hyphens, beginning with a letter",
  )
  .min(3, "use at least 3 characters")
  .max(40, "use at most 40 characters")
  .refine((slug) => !reserved.has(slug), "this address is kept for our own pages: choose another");
export type Slug = z.infer<typeof Slug>;

/** A name people read: one line, no control characters. */
export const DisplayName = z
  .string()
  .trim()
  .min(1, "give a name")
  .max(200, "use at most 200 characters")
  .refine((text) => !/\p{Cc}/u.test(text), "use one line of plain text");

/** What the sites of a network see of each other. */
export const Transparency = z.enum(["named", "blinded", "own-only"]);
export type Transparency = z.infer<typeof Transparency>;

/** Which rules a network's charts are read by. */
export const RuleSet = z.enum(["ihi", "nhs-mdc", "anhoej", "western-electric", "nelson"]);
export type RuleSet = z.infer<typeof RuleSet>;

/** What a network says of itself, kept in its own database. */
export const Charter = z.object({
  slug: Slug,
  name: DisplayName,
  purpose: z.string().trim().max(2000).default(""),
  mission: z.string().trim().max(2000).default(""),
  vision: z.string().trim().max(2000).default(""),
  aim: z.string().trim().max(2000).default(""),
  timeZone: TimeZone,
  calendar: Calendar,
  transparency: Transparency.default("named"),
  ruleSet: RuleSet.default("ihi"),
  template: z.string().max(60),
  reports: ReportSettings.default(() => ReportSettings.parse({})),
  /** Every figure in it is made up, and every page says so. */
  simulated: z.boolean().default(false),
  /**
   * The sites that have signed the data-sharing policy that holds, where the network shows the
   * others to no site that has not; absent where it does not ask for signatures.
   */
  signed: z.array(SiteId).optional(),
});
export type Charter = z.infer<typeof Charter>;

/** A network as the directory knows it: where it is, not what is in it. */
export interface NetworkRecord {
  id: NetworkId;
  slug: Slug;
  name: string;
  /** The name of the Worker's binding to the network's own database. */
  binding: string;
  timeZone: string;
  simulated: boolean;
  /** When it will be removed, for one that is leaving. */
  leavingAt: number | null;
  /**
   * How far its database is known to be migrated; nothing where nobody has looked, `failing` while
   * a migration cannot be applied.
   */
  schema: string | null;
}
