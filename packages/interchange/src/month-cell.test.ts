import { describe, expect, it } from "vitest";
import { readMonth } from "./month-cell.ts";

describe("a month in a file", () => {
  it.each(["2025-11", "2025-11-01", " 2025-11 "])("is read from %j", (cell) => {
    expect(readMonth(cell)).toEqual({ period: "2025-11" });
  });

  it.each([
    "Nov-25",
    "November 2025",
    "nov. 2025",
    "2025 Nov",
    "2025-11-15",
    "2025-11-01T00:00:00",
    "2025/11",
    "2025.11",
    "202511",
    "20251101",
    "11/2025",
    "15/11/2025",
    "11/15/2025",
    "11.11.2025",
    "1-Nov-25",
    "15 November 2025",
    "45962",
  ])("is not read from %s, but the right spelling is told", (cell) => {
    const because = `“${cell}” is not how a month is written here: write 2025-11.`;
    expect(readMonth(cell)).toEqual({ because });
  });

  it.each([
    ["2025-1", "2025-01"],
    ["Sept 2025", "2025-09"],
    ["Feb-31", "2031-02"],
  ])("is told for %s too", (cell, meant) => {
    expect(readMonth(cell)).toEqual({ because: expect.stringMatching(`write ${meant}\\.$`) });
  });

  it.each([
    "01/10/2025",
    "31-Feb",
    "2025-13",
    "2025-00",
    "Ma 2025",
    "Mai 2025",
    "1234",
    "12345",
    "last month",
    "=2025-11",
  ])("is not guessed from %s", (cell) => {
    const because = `“${cell}” is not how a month is written here: write the month as 2026-10.`;
    expect(readMonth(cell)).toEqual({ because });
  });

  it("is asked for where there is none", () => {
    expect(readMonth(" ")).toEqual({ because: "Name the month, as 2026-10." });
  });
});
