import { autism } from "./autism.ts";
import { blank } from "./blank.ts";
import { cardiology } from "./cardiology.ts";
import { cysticFibrosis } from "./cystic-fibrosis.ts";
import { ibd } from "./ibd.ts";
import { kidney } from "./kidney.ts";
import { patientSafety } from "./patient-safety.ts";
import { perinatal } from "./perinatal.ts";
import { rheumatology } from "./rheumatology.ts";
import { sickleCell } from "./sickle-cell.ts";
import type { Template } from "./template.ts";

/** Every template, in the order in which they are offered. */
export const templates: readonly Template[] = [
  patientSafety,
  ibd,
  perinatal,
  cardiology,
  rheumatology,
  autism,
  cysticFibrosis,
  sickleCell,
  kidney,
  blank,
];

/** The template of a key, or nothing where there is none. */
export function templateOf(key: string): Template | undefined {
  return templates.find((template) => template.key === key);
}
