import { describe, expect, it } from "vitest";
import { Field } from "./field.tsx";

describe("a field", () => {
  it("ties its label to its control", () => {
    const html = String(<Field name="email" kind="email" label="Your email" />);

    expect(html).toContain('<label for="field-email">');
    expect(html).toMatch(/<input[^>]*id="field-email"[^>]*type="email"/);
  });

  it("ties hint and error to its control, in that order", () => {
    const html = String(<Field name="email" label="Your email" hint="Work" error="Missing" />);

    expect(html).toContain('aria-describedby="field-email-hint field-email-error"');
    expect(html).toContain('id="field-email-hint"');
    expect(html).toContain('id="field-email-error"');
    expect(html).toContain('aria-invalid="true"');
  });

  it("claims nothing about an answer that nobody has found fault with", () => {
    const html = String(<Field name="email" label="Your email" />);

    expect(html).not.toContain("aria-invalid");
    expect(html).not.toContain("aria-describedby");
  });

  it("is needed unless it says that it is not", () => {
    expect(String(<Field name="why" label="Why" />)).toContain("required");
    expect(String(<Field name="why" label="Why" optional />)).not.toContain("required");
    expect(String(<Field name="why" label="Why" optional />)).toContain("(optional)");
  });

  it("keeps what was typed, whatever it was", () => {
    const typed = '"><script>';

    expect(String(<Field name="a" label="A" value={typed} />)).not.toContain("<script>");
    expect(String(<Field name="a" label="A" kind="textarea" value={typed} />)).not.toContain(
      "<script>",
    );
    expect(String(<Field name="a" label="A" kind="number" value={0} />)).toContain('value="0"');
  });

  it("selects the option that was chosen", () => {
    const options = [
      { value: "a", label: "Anna" },
      { value: "b", label: "Ben" },
    ];
    const html = String(<Field name="who" label="Who" kind="select" options={options} value="b" />);

    expect(html).toMatch(/<option value="b" selected="">Ben/);
    expect(html).toMatch(/<option value="a">Anna/);
  });

  it("asks for the keyboard that suits the number", () => {
    expect(String(<Field name="n" label="N" kind="number" />)).toContain('inputmode="numeric"');
    expect(String(<Field name="n" label="N" kind="number" step={0.1} />)).toContain(
      'inputmode="decimal"',
    );
    expect(String(<Field name="n" label="N" kind="number" step="any" />)).toContain(
      'inputmode="decimal"',
    );
  });
});
