import { TimeZone } from "@allteach/domain/calendar";

/** Every zone that is known, with the one that was chosen even where it goes by an older name. */
export function timeZones(chosen: string): string[] {
  const zones = ["UTC", ...Intl.supportedValuesOf("timeZone").filter((zone) => zone !== "UTC")];
  return TimeZone.safeParse(chosen).success && !zones.includes(chosen) ? [chosen, ...zones] : zones;
}
