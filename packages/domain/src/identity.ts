import * as z from "zod";

/** Ids are branded: a site's cannot be passed where a measure's is meant. */
export const NetworkId = z
  .string()
  .regex(/^n_[a-z0-9]{16}$/)
  .brand<"NetworkId">();
export type NetworkId = z.infer<typeof NetworkId>;

export const UserId = z.string().min(1).max(64).brand<"UserId">();
export type UserId = z.infer<typeof UserId>;

/** Sites and measures are numbered inside their network's own database. */
export const SiteId = z.int().positive().brand<"SiteId">();
export type SiteId = z.infer<typeof SiteId>;

export const MeasureId = z.int().positive().brand<"MeasureId">();
export type MeasureId = z.infer<typeof MeasureId>;

/** The short name of a site or a measure: what stands in addresses, files and the API. */
export const Code = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/, "use letters, digits, dots and hyphens, 40 at most");
export type Code = z.infer<typeof Code>;
