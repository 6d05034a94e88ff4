import { describe, expect, it } from "vitest";
import { type Column, DataTable } from "./data-table.tsx";

interface Site {
  name: string;
  infections: number;
}

const columns: Column<Site>[] = [
  { heading: "Site", cell: ({ name }) => name },
  { heading: "Infections", unit: "per 1,000", numeric: true, cell: ({ infections }) => infections },
];
const rows = [{ name: "North & South", infections: 0 }];

describe("a table", () => {
  const html = String(<DataTable id="sites" caption="Sites" columns={columns} rows={rows} />);

  it("scrolls inside a region that its caption names and the keyboard reaches", () => {
    expect(html).toMatch(/<section[^>]*aria-labelledby="sites-caption" tabindex="0">/);
    expect(html).toContain('<caption id="sites-caption">Sites</caption>');
  });

  it("names each row by its first column", () => {
    expect(html).toContain('<th scope="row">North &amp; South</th>');
  });

  it("aligns figures, writes zero, and gives the unit once", () => {
    expect(html).toContain('<td class="numeric">0</td>');
    expect(html.match(/per 1,000/g)).toHaveLength(1);
  });

  it("has a foot only where there are totals", () => {
    const foot = ["All", 4];
    const withFoot = <DataTable id="s" caption="S" columns={columns} rows={rows} foot={foot} />;

    expect(html).not.toContain("<tfoot>");
    expect(String(withFoot)).toContain('<tfoot><tr><th scope="row">All</th>');
  });
});
