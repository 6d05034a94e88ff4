import { doors, type Whence } from "@allteach/domain/audit";
import * as z from "zod";

/** From where a network was asked for, as the directory keeps it until its audit begins. */
export const KeptWhence = z.object({
  via: z.enum(Object.keys(doors) as (keyof typeof doors)[]),
  address: z.string(),
});

/** Where nobody said: a network asked for by an earlier version, or by a program. */
export const onAPage: Whence = { via: "page", address: "" };
