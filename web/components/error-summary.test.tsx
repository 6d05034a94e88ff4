import { describe, expect, it } from "vitest";
import { ErrorSummary } from "./error-summary.tsx";
import { Field } from "./field.tsx";

describe("the head of a form that came back", () => {
  it("leads to the very field", () => {
    const summary = String(
      <ErrorSummary problems={[{ field: "site name", because: "Give it a name." }]} />,
    );
    const id = /href="#([^"]+)"/.exec(summary)?.[1];

    expect(id).toBeDefined();
    expect(String(<Field name="site name" label="Name" />)).toContain(`id="${id}"`);
  });

  it("is not there when nothing is wrong", () => {
    expect(String(<ErrorSummary problems={[]} />)).toBe("");
  });
});
