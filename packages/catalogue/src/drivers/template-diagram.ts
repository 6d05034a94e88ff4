import { readOutline } from "@allteach/domain/diagram-outline";
import { AIM, type DiagramNode } from "@allteach/domain/key-driver-diagram";
import type { Template, TemplateKey } from "../template.ts";
import { autismDrivers } from "./autism.ts";
import { cardiologyDrivers } from "./cardiology.ts";
import { cysticFibrosisDrivers } from "./cystic-fibrosis.ts";
import { ibdDrivers } from "./ibd.ts";
import { kidneyDrivers } from "./kidney.ts";
import { patientSafetyDrivers } from "./patient-safety.ts";
import { perinatalDrivers } from "./perinatal.ts";
import { rheumatologyDrivers } from "./rheumatology.ts";
import { sickleCellDrivers } from "./sickle-cell.ts";

const outlines: Readonly<Partial<Record<TemplateKey, string>>> = {
  "patient-safety": patientSafetyDrivers,
  ibd: ibdDrivers,
  perinatal: perinatalDrivers,
  cardiology: cardiologyDrivers,
  rheumatology: rheumatologyDrivers,
  autism: autismDrivers,
  "cystic-fibrosis": cysticFibrosisDrivers,
  "sickle-cell": sickleCellDrivers,
  kidney: kidneyDrivers,
};

/**
 * The key driver diagram that a network of a template begins with. Its boxes are named by their
 * places, so that networks of one template can be set beside each other.
 *
 * @returns Nothing for a template without a theory. Measures that the template has not are left out.
 * @throws When an outline cannot be read.
 */
export function templateDiagram({
  key,
  measures,
}: Pick<Template, "key" | "measures">): DiagramNode[] | undefined {
  const outline = outlines[key];
  if (outline === undefined) return undefined;
  let place = 0;
  const read = readOutline(outline, [], () => `t${++place}`);
  if (!read.ok) throw new Error(`the diagram of ${key} cannot be read`);
  const known = new Set(measures.map(({ code }) => code.toLowerCase()));
  return read.value.map((node) => ({
    ...node,
    measures: node.measures.filter((code) => known.has(code.toLowerCase())),
  }));
}

/** The diagram of a network that has none yet: an aim alone. */
export function aimAlone(aim: string): DiagramNode[] {
  const text = aim.replace(/\s+/g, " ").trim().slice(0, 300) || "What we want to reach";
  return [{ key: AIM, kind: "aim", parent: null, text, measures: [] }];
}
