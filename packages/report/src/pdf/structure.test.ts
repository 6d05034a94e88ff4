import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { buildReport } from "../model.ts";
import { manyMeasures, measureInput, measureOf, sampleInput } from "../sample-report.ts";
import {
  type Dictionary,
  type FileObjects,
  isReference,
  readObjects,
  type Value,
} from "./objects-for-tests.ts";
import { reportPdf } from "./report-pdf.ts";

const font = (weight: string) =>
  readFileSync(new URL(`../../fonts/NotoSans-${weight}.ttf`, import.meta.url));
const fonts = [font("Regular"), font("SemiBold")];

/** Everything that a report can have: a chart, a month without cases, a measure without a figure. */
const input = sampleInput({
  measures: [
    ...manyMeasures(3, 36),
    measureInput(measureOf(3), [
      { period: "2026-09" as never, numerator: 0, denominator: 0, sitesReporting: 1 },
      { period: "2026-10" as never, numerator: null, denominator: null, sitesReporting: 0 },
    ]),
  ],
});
const file = readObjects(await reportPdf(buildReport(input), { paper: "a4", fonts }));
const catalogue = file.dictionary(file.trailer.get("Root"));
const tree = file.dictionary(catalogue.get("StructTreeRoot"));
const pages = file.array(file.dictionary(catalogue.get("Pages")).get("Kids"));

interface Node {
  role: string;
  entries: Dictionary;
  kids: Node[];
  /** Page and number of what is drawn for it. */
  drawn: string[];
}

function nodeOf(reader: FileObjects, value: Value | undefined): Node {
  const entries = reader.dictionary(value);
  const kid = entries.get("K");
  const kids = kid === undefined ? [] : Array.isArray(kid) ? kid : [kid];
  const page = entries.get("Pg");
  const at = (place: Value | undefined) => (isReference(place) ? place.object : "nowhere");
  const drawn = kids.flatMap((each) => {
    if (typeof each === "number") return [`${at(page)} ${each}`];
    if (each instanceof Map && each.get("Type") === "/MCR") {
      return [`${at(each.get("Pg"))} ${each.get("MCID")}`];
    }
    return [];
  });
  const elements = kids.filter(isReference).map((each) => nodeOf(reader, each));
  return { role: String(entries.get("S")).slice(1), entries, kids: elements, drawn };
}

const root = nodeOf(file, tree.get("K"));
const all = (node: Node): Node[] => [node, ...node.kids.flatMap(all)];
const nodes = all(root);
const ofRole = (role: string) => nodes.filter((node) => node.role === role);
const attribute = (node: Node, name: string) => {
  const attributes = node.entries.get("A");
  return attributes === undefined ? undefined : file.dictionary(attributes).get(name);
};

describe("the structure of a report on paper", () => {
  it("says that it is tagged, in which language, and that its title is to be shown", () => {
    expect(file.dictionary(catalogue.get("MarkInfo")).get("Marked")).toBe(true);
    expect(catalogue.get("Lang")).toEqual({ text: "en" });
    expect(file.dictionary(catalogue.get("ViewerPreferences")).get("DisplayDocTitle")).toBe(true);
    const xml = new TextDecoder().decode(file.stream(catalogue.get("Metadata")));
    expect(xml).toContain("<pdfuaid:part>1</pdfuaid:part>");
    expect(xml).toContain(buildReport(input).title.replaceAll("'", "&#39;"));
  });

  it("gives every chart its words, and its place on the page", () => {
    const model = buildReport(input);
    const told = model.measures.flatMap(({ picture }) => picture?.alternative ?? []);
    expect(ofRole("Figure").map((node) => node.entries.get("Alt"))).toEqual(
      told.map((text) => ({ text })),
    );
    expect(told).toHaveLength(3);
    for (const node of ofRole("Figure")) {
      const [left = 0, foot = 0, right = 0, top = 0] = file.array(attribute(node, "BBox"));
      expect([left, foot].every((edge) => Number(edge) > 0)).toBe(true);
      expect(Number(right)).toBeGreaterThan(Number(left) + 400);
      expect(Number(top)).toBeGreaterThan(Number(foot) + 150);
    }
  });

  it("nests its headings, none left out", () => {
    const levels = nodes.flatMap(({ role }) => (/^H\d$/.test(role) ? [Number(role[1])] : []));
    expect(levels[0]).toBe(1);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    for (const [index, level] of levels.entries()) {
      expect(level - (levels[index - 1] ?? level)).toBeLessThanOrEqual(1);
    }
  });

  it("says of every heading cell what it is the heading of, and fills every row", () => {
    for (const node of ofRole("TH")) {
      expect(["/Column", "/Row"]).toContain(attribute(node, "Scope"));
    }
    for (const each of ofRole("Table")) {
      const widths = each.kids.map(({ role, kids }) => {
        expect(role).toBe("TR");
        return kids.reduce((sum, cell) => sum + Number(attribute(cell, "ColSpan") ?? 1), 0);
      });
      expect(new Set(widths).size).toBe(1);
      expect(each.kids[0]?.kids.every(({ role }) => role === "TH")).toBe(true);
    }
    expect(ofRole("Table").length).toBeGreaterThan(7);
  });

  it("has lists of items, each with a body", () => {
    for (const list of ofRole("L")) {
      expect(list.kids.every(({ role }) => role === "LI")).toBe(true);
      expect(list.kids.every(({ kids }) => kids.at(-1)?.role === "LBody")).toBe(true);
    }
    expect(ofRole("L")).toHaveLength(2);
  });

  it("leads by its links where their words say", () => {
    for (const node of ofRole("Link")) {
      const kids = file.array(node.entries.get("K"));
      const tie = kids.find((kid) => kid instanceof Map && kid.get("Type") === "/OBJR");
      const annotation = file.dictionary((tie as Dictionary).get("Obj"));
      const address = file.dictionary(annotation.get("A")).get("URI") as { text: string };
      expect(address.text).toMatch(/^https:\/\/allteach\.example\/n\/patient-safety/);
      expect((annotation.get("Contents") as { text: string }).text).not.toBe("");
    }
    expect(ofRole("Link").length).toBeGreaterThan(5);
  });

  it("holds everything that is drawn, once, and nothing is drawn outside of it", () => {
    const held = nodes.flatMap(({ drawn }) => drawn);
    const onPages = pages.flatMap((page) => {
      const content = contentOf(page);
      const numbers = [...content.matchAll(/<<\/MCID (\d+)>> BDC/g)].map(([, number]) => number);
      return numbers.map((number) => `${isReference(page) ? page.object : ""} ${number}`);
    });
    expect(new Set(held).size).toBe(held.length);
    expect(held.toSorted()).toEqual(onPages.toSorted());
    for (const page of pages) {
      let depth = 0;
      for (const [sign] of contentOf(page).matchAll(/\b(?:BDC|BMC|EMC|Tj|[fSB])(?=\s|$)/g)) {
        if (sign === "EMC") depth -= 1;
        else if (sign === "BDC" || sign === "BMC") depth += 1;
        else expect(depth).toBeGreaterThan(0);
      }
      expect(depth).toBe(0);
    }
  });

  it("leads from every page back to its elements", () => {
    const numbers = file.array(file.dictionary(tree.get("ParentTree")).get("Nums"));
    for (const page of pages) {
      const key = file.dictionary(page).get("StructParents");
      const parents = file.array(numbers[numbers.indexOf(key ?? -1) + 1]);
      for (const [number, parent] of parents.entries()) {
        expect(nodeOf(file, parent).drawn).toContain(
          `${isReference(page) ? page.object : ""} ${number}`,
        );
      }
    }
  });

  it("brings its letters with it, and says which text each one is", () => {
    const [page] = pages;
    const resources = file.dictionary(file.dictionary(page).get("Resources"));
    const used = [...file.dictionary(resources.get("Font")).values()];
    expect(used).toHaveLength(2);
    for (const each of used) {
      const whole = file.dictionary(each);
      const descendant = file.dictionary(file.array(whole.get("DescendantFonts"))[0]);
      const descriptor = file.dictionary(descendant.get("FontDescriptor"));
      expect(String(whole.get("BaseFont"))).toMatch(/^\/[A-Z]{6}\+NotoSans-/);
      const program = file.stream(descriptor.get("FontFile2"));
      expect(program.length).toBeLessThan(40_000);
      const map = new TextDecoder().decode(file.stream(whole.get("ToUnicode")));
      const codes = map.slice(map.indexOf("beginbfchar"));
      const widths = file.array(file.array(descendant.get("W"))[1]);
      expect([...codes.matchAll(/^<\w{4}> <\w{4,}>$/gm)]).toHaveLength(widths.length);
      const glyphs = file.stream(descendant.get("CIDToGIDMap"));
      const numbers = widths.map(
        (_, code) => (glyphs[code * 2 + 2] ?? 0) * 256 + (glyphs[code * 2 + 3] ?? 0),
      );
      expect(numbers).not.toContain(0);
    }
  });
});

function contentOf(page: Value): string {
  return new TextDecoder("latin1").decode(file.stream(file.dictionary(page).get("Contents")));
}
