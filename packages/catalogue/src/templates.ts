import { patientSafety } from "./patient-safety.ts";
import type { Template } from "./template.ts";

/** Every template, in the order in which they are offered. */
export const templates: readonly Template[] = [patientSafety];

/** The template of a key, or nothing where there is none. */
export function templateOf(key: string): Template | undefined {
  return templates.find((template) => template.key === key);
}
