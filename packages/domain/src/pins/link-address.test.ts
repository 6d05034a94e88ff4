import { describe, expect, it } from "vitest";
import { linkHost, linkProblem } from "./link-address.ts";

describe("an address", () => {
  it.each([
    "https://www.example.com/a?b=c#d",
    "https://example.com:443/",
    "HTTPS://EXAMPLE.COM",
    "https://münchen.example.com/",
  ])("may be linked to: %s", (url) => {
    expect(linkProblem(url)).toBeUndefined();
  });

  it.each([
    ["", "give its address"],
    ["javascript:alert(1)", "begins with https://"],
    ["http://example.com", "begins with https://"],
    ["https://example.com:8443/", "number after the colon"],
    ["https://user@example.com", "before the @"],
    ["https://127.0.0.1/", "not its number"],
    ["https://2130706433/", "not its number"],
    ["https://[::1]/", "not its number"],
    ["https://localhost/", "from inside a building alone"],
    ["https://printer.local/", "from inside a building alone"],
    ["https://.com/", "from inside a building alone"],
    ["https://example.com./", "leave out the dot"],
    ["https://exa\u202emple.com/", "blanks in it"],
    [`https://example.com/${"x".repeat(1000)}`, "at most 1000 characters"],
  ])("is refused with a sentence: %s", (url, words) => {
    expect(linkProblem(url)).toContain(words);
  });

  it("is named by the letters that are sent, whatever it looks like", () => {
    expect(linkHost("https://аpple.com/")).toBe("xn--pple-43d.com");
  });
});
