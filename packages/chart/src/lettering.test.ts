import { describe, expect, it } from "vitest";
import { escaped, fitted, shortened, textWidth } from "./lettering.ts";

describe("text in markup", () => {
  it("cannot open or close anything", () => {
    expect(escaped(`<a href="x">&'`)).toBe("&#60;a href=&#34;x&#34;&#62;&#38;&#39;");
  });

  it("holds no character that a document may not hold", () => {
    expect(escaped("a\u0000b\u0008c\ufffe")).toBe("abc");
    expect(escaped("half \ud83d here")).toBe("half \ufffd here");
  });

  it("keeps words of every script", () => {
    expect(escaped("Kinderklinik Köln, 京都 😀")).toBe("Kinderklinik Köln, 京都 😀");
  });
});

describe("text in its room", () => {
  it("stays whole where it fits", () => {
    expect(fitted("North", 100, 13)).toBe("North");
  });

  it("is cut to the room, with an ellipsis", () => {
    const cut = fitted("A hospital with a long name", 80, 13);
    expect(cut).toMatch(/^A hosp.*…$/);
    expect(textWidth(cut, 13)).toBeLessThanOrEqual(80);
  });

  it("is not cut within a character", () => {
    expect(shortened("😀😀😀😀", 3)).toBe("😀😀…");
  });

  it("takes more room in wide scripts", () => {
    expect(textWidth("京都", 13)).toBeGreaterThan(textWidth("ab", 13));
  });
});
