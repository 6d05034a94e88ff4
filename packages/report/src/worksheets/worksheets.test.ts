import { readFileSync } from "node:fs";
import { readOutline } from "@allteach/domain/diagram-outline";
import { coverageOf } from "@allteach/domain/key-driver-diagram";
import { FailureDraft, type FailureMode } from "@allteach/domain/process-map/failure-mode";
import { readMapOutline } from "@allteach/domain/process-map/map-outline";
import { getDocumentProxy } from "unpdf";
import { describe, expect, it } from "vitest";
import { driversPdf } from "./drivers-pdf.ts";
import { mapPdf } from "./map-pdf.ts";
import { risksPdf } from "./risks-pdf.ts";

const font = (weight: string) =>
  readFileSync(new URL(`../../fonts/NotoSans-${weight}.ttf`, import.meta.url));
const sheet = {
  ...{ about: "Version 3", address: "https://there.example/n/x", paper: "a4" as const },
  ...{ network: { name: "A network", isSimulated: true }, madeAt: "2026-11-01T00:00:00.000Z" },
  fonts: [font("Regular"), font("SemiBold")],
};

/** What an independent reader makes of it: the texts of each page, and the roles of what is tagged. */
async function readBack(bytes: Uint8Array) {
  const document = await getDocumentProxy(bytes.slice());
  const pages = await Promise.all(
    Array.from({ length: document.numPages }, async (_, index) => {
      const page = await document.getPage(index + 1);
      const { items } = await page.getTextContent();
      const roles = JSON.stringify(await page.getStructTree());
      return { text: items.map((item) => ("str" in item ? item.str : "")).join(" "), roles };
    }),
  );
  const text = pages.map((page) => page.text.replace(/\s+/g, " ")).join(" ");
  return { pages: document.numPages, text, roles: pages.map(({ roles }) => roles).join() };
}

const outline = `Giving a medicine
1> The order is written @ Doctor
2? Is it right? @ Pharmacist -> yes: 3; no: 1
3. It is given @ Nurse
4= It is written down
5. A copy is filed`;

function mapOf(text: string) {
  let count = 0;
  const read = readMapOutline(text, [], () => `s${++count}`);
  if (!read.ok) throw new Error(JSON.stringify(read.refusal));
  return { title: read.value.name, steps: read.value.steps, failures: new Map([["s3", 2]]) };
}

function diagramOf(text: string) {
  let count = 0;
  const read = readOutline(text, [], () => `k${++count}`);
  if (!read.ok) throw new Error(JSON.stringify(read.refusal));
  return read.value;
}

describe("worksheets on paper", () => {
  it("draw a diagram on one page, and say it again as an outline", async () => {
    const nodes = diagramOf("Fewer infections\n- Kits are complete\n  * A kit at the bedside\n");
    const { text, roles } = await readBack(
      await driversPdf({
        ...{ ...sheet, title: "Key drivers", nodes, coverage: coverageOf(nodes, new Map()) },
      }),
    );

    expect(roles.match(/"Figure"/g)).toHaveLength(1);
    expect(text).toContain("Change idea: A kit at the bedside");
    expect(text).toContain("no measure yet · no test yet");
    for (const role of ["H1", "H2", "LI", "LBody"]) expect(roles).toContain(`"${role}"`);
  });

  it("are the same bytes for the same diagram", async () => {
    const made = () => mapPdf({ ...sheet, ...mapOf(outline) });

    expect(await made()).toEqual(await made());
  });

  it("say a map step by step, with where each leads and what should be looked at", async () => {
    const { text, roles } = await readBack(await mapPdf({ ...sheet, ...mapOf(outline) }));

    expect(text).toContain("A network · Version 3 · Simulated");
    expect(text).toContain("If no, back to: 1, The order is written");
    expect(text).toContain("Linked to nothing");
    expect(roles).toContain('"Figure"');
  });

  it("cut a map of 500 steps between boxes, and lose no step", async () => {
    const lines = Array.from(
      { length: 500 },
      (_, n) => `${n + 1}. Step number ${n + 1} @ L${n % 3}`,
    );
    const { pages, text, roles } = await readBack(
      await mapPdf({ ...sheet, ...mapOf(`A long one\n${lines.join("\n")}`) }),
    );

    expect(pages).toBeGreaterThan(10);
    expect(roles.match(/"Figure"/g)?.length).toBeGreaterThan(10);
    for (let n = 1; n <= 500; n++) expect(text).toContain(`${n}. Step number ${n}`);
  }, 30_000);

  it("list what can go wrong, before and after, however long the words are", async () => {
    const draft = FailureDraft.parse({
      ...{
        step: "s1",
        mode: "W".repeat(200),
        causes: "why ".repeat(250),
        effects: "so ".repeat(300),
      },
      ...{ action: "do ".repeat(300), who: "Ada", occurrence: 4, severity: 8, detection: 5 },
      ...{ occurrenceAfter: 2, severityAfter: 8, detectionAfter: 2, measure: "CAUTI" },
    });
    const failure: FailureMode = {
      ...{ ...draft, id: "f1", map: "m1", stepWords: "V".repeat(300), revision: 1, by: "x", at: 1 },
    };
    const { text, roles } = await readBack(
      await risksPdf({
        ...{ ...sheet, title: "What can go wrong", failures: [failure] },
        names: new Map([["CAUTI", "Catheter infections"]]),
      }),
    );

    expect(text).toContain("160");
    expect(text).toContain("4×8×5");
    expect(text).toContain("2×8×2");
    expect(text).toContain("Measure: Catheter infections");
    for (const role of ["Table", "TH", "TD", "H3"]) expect(roles).toContain(`"${role}"`);
  });
});
