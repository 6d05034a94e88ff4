import { readFileSync } from "node:fs";
import { emptyStory, endlessStory, sampleStory } from "@allteach/domain/storyboard/sample-story";
import { type StoryInput, storyboard } from "@allteach/domain/storyboard/storyboard";
import { getDocumentProxy } from "unpdf";
import { describe, expect, it } from "vitest";
import { storyboardPdf } from "./storyboard-pdf.ts";

const font = (weight: string) =>
  readFileSync(new URL(`../../fonts/NotoSans-${weight}.ttf`, import.meta.url));
const fonts = [font("Regular"), font("SemiBold")];
const pdfOf = (input: StoryInput) => storyboardPdf(storyboard(input), { paper: "a4", fonts });

/** What an independent reader makes of it: each page's texts and size. */
async function pagesOf(bytes: Uint8Array) {
  const document = await getDocumentProxy(bytes.slice());
  const numbers = Array.from({ length: document.numPages }, (_, index) => index + 1);
  return Promise.all(
    numbers.map(async (number) => {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent();
      const text = items.map((item) => ("str" in item ? item.str : "")).join(" ");
      const [, , width = 0, height = 0] = page.view;
      return { text: text.replace(/\s+/g, " "), width, height, items };
    }),
  );
}

describe("a storyboard on paper", () => {
  it("says the same as its page, in the same order, on paper lying on its side", async () => {
    const pages = await pagesOf(await pdfOf(sampleStory));
    const whole = pages.map(({ text }) => text).join(" ");
    const said = [
      ...["Northgate", "Raise clinical remission", "What are we trying to accomplish?"],
      ...["Ada Berg, Physician", "What we believe drives it", "Every visit is planned"],
      ...["What our charts say", "Children in remission", "Our goals", "Plan every visit"],
      ...["What we tried", "1 adopted", "What we learnt", "Ten minutes a week are enough."],
    ];
    let place = 0;
    for (const each of said) {
      const found = whole.indexOf(each, place);
      expect(found, each).toBeGreaterThanOrEqual(place);
      place = found;
    }
    expect(pages.every(({ width, height }) => width > height)).toBe(true);
  });

  it("is tagged: headings, figures with what they show, tables with heads", async () => {
    const document = await getDocumentProxy((await pdfOf(sampleStory)).slice());
    const roles: string[] = [];
    const alternatives: string[] = [];
    const walk = (node: { role?: string; alt?: string; children?: unknown[] }) => {
      if (node.role) roles.push(node.role);
      if (node.alt) alternatives.push(node.alt);
      for (const child of node.children ?? []) walk(child as never);
    };
    for (let number = 1; number <= document.numPages; number++) {
      walk((await (await document.getPage(number)).getStructTree()) as never);
    }

    for (const role of ["H1", "H2", "H3", "Figure", "Table", "TH"]) expect(roles).toContain(role);
    expect(alternatives.some((words) => words.startsWith("Key driver diagram. "))).toBe(true);
  });

  it("of an empty team says what to do first", async () => {
    const [page, ...more] = await pagesOf(await pdfOf(emptyStory));

    expect(page?.text).toContain("What to do first");
    expect(page?.text).toContain("1. Say in a sentence what is to become better");
    expect(more).toEqual([]);
  });

  it("keeps everything between its margins, whatever a team has written", async () => {
    const pages = await pagesOf(await pdfOf(endlessStory));

    expect(pages.length).toBeLessThan(25);
    for (const { items, width, height } of pages) {
      for (const item of items) {
        if (!("str" in item) || item.str.trim() === "") continue;
        const [, , , , x = 0, y = 0] = item.transform;
        expect(x, item.str).toBeGreaterThanOrEqual(40);
        expect(x + item.width, item.str).toBeLessThanOrEqual(width - 40);
        expect(y, item.str).toBeGreaterThan(20);
        expect(y, item.str).toBeLessThan(height - 40);
      }
    }
  });

  it("is the same bytes for the same story", async () => {
    const [one, other] = [await pdfOf(sampleStory), await pdfOf(sampleStory)];

    expect(Buffer.from(one).equals(Buffer.from(other))).toBe(true);
  });
});
