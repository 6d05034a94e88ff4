import { describe, expect, it } from "vitest";
import { Checkbox, Choices } from "./choices.tsx";

const choices = [
  { value: "named", label: "By name" },
  { value: "coded", label: "By code", hint: "A letter each" },
];

describe("choices", () => {
  it("are radio buttons where one is picked and checkboxes where any may be", () => {
    const one = <Choices name="level" legend="Who sees what?" pick="one" choices={choices} />;
    const any = <Choices name="level" legend="Who sees what?" pick="any" choices={choices} />;

    expect(String(one).match(/type="radio"/g)).toHaveLength(2);
    expect(String(any).match(/type="checkbox"/g)).toHaveLength(2);
  });

  it("mark what was chosen, and nothing else", () => {
    const html = String(
      <Choices name="level" legend="Who?" pick="one" choices={choices} chosen={["coded"]} />,
    );

    expect(html).toMatch(/value="coded" checked=""/);
    expect(html).not.toMatch(/value="named" checked=""/);
  });

  it("explain an option to whoever hears it", () => {
    const html = String(<Choices name="level" legend="Who?" pick="one" choices={choices} />);

    expect(html).toContain('aria-describedby="field-level-coded-hint"');
  });
});

describe("a checkbox", () => {
  it("says yes unless told what else to say", () => {
    expect(String(<Checkbox name="attest" label="Complete" />)).toContain('value="yes"');
  });

  it("carries its error", () => {
    const html = String(<Checkbox name="attest" label="Complete" error="Tick it first" />);

    expect(html).toContain('aria-describedby="field-attest-error"');
    expect(html).toContain("Tick it first");
  });
});
