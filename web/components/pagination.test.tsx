import { describe, expect, it } from "vitest";
import { Pagination } from "./pagination.tsx";

describe("the way to the rest of a list", () => {
  it("is not there when the list is whole", () => {
    expect(String(<Pagination label="Sites" showing="1 to 5 of 5" />)).toBe("");
  });

  it("leads only where there is something", () => {
    const html = String(<Pagination label="Sites" next="/n/ibd/sites?after=5" />);

    expect(html).toContain("/n/ibd/sites?after=5");
    expect(html).not.toContain("Previous");
  });
});
