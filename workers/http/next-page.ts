import { paths } from "@allteach/web/paths";
import * as z from "zod";

/** A page of ours, never another site's: one slash, then no second slash or backslash. */
export const Next = z
  .string()
  .max(500)
  .regex(/^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/)
  .catch(paths.networks);
