import { readFileSync } from "node:fs";
import { templateDiagram } from "@allteach/catalogue/drivers/template-diagram";
import { templates } from "@allteach/catalogue/templates";
import { coverageOf } from "@allteach/domain/key-driver-diagram";
import { driversPdf } from "@allteach/report/worksheets/drivers-pdf";
import { getDocumentProxy } from "unpdf";
import { describe, expect, it } from "vitest";

const font = (weight: string) =>
  readFileSync(new URL(`../../packages/report/fonts/NotoSans-${weight}.ttf`, import.meta.url));
const drawn = templates.flatMap((template) => {
  const nodes = templateDiagram(template);
  return nodes ? [{ key: template.key, nodes }] : [];
});

describe("the nine diagrams on paper", () => {
  it.each(drawn)("stand whole on one page, and once more as an outline: $key", async (each) => {
    const bytes = await driversPdf({
      ...{ title: "Key drivers", about: "Version 1", address: "https://there.example/n/x" },
      ...{ network: { name: "A network", isSimulated: false }, paper: "a4" },
      ...{ madeAt: "2026-11-01T00:00:00.000Z", fonts: [font("Regular"), font("SemiBold")] },
      ...{ nodes: each.nodes, coverage: coverageOf(each.nodes, new Map()) },
    });
    const document = await getDocumentProxy(bytes.slice());
    const page = await document.getPage(1);
    const { items } = await page.getTextContent();
    const words = items.map((item) => ("str" in item ? item.str : "")).join(" ");
    const tags = JSON.stringify(await page.getStructTree());

    expect(drawn).toHaveLength(9);
    expect(document.numPages).toBe(2);
    expect(tags.match(/"Figure"/g)).toHaveLength(1);
    for (const { text } of each.nodes) {
      for (const word of text.split(" ")) expect(words).toContain(word);
    }
  });
});
