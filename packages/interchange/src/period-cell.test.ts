import { describe, expect, it } from "vitest";
import { readPeriod } from "./period-cell.ts";

describe("a month in a file", () => {
  it.each([
    "2025-11",
    "2025/11",
    "2025.11",
    "11/2025",
    "11-2025",
    "Nov-25",
    "Nov 25",
    "Nov25",
    "nov. 2025",
    "November 2025",
    "2025 Nov",
    " 2025-11 ",
  ])("is read from %j", (cell) => {
    expect(readPeriod(cell)).toEqual({ month: "2025-11" });
  });

  it("is read from its first day, which may be a week's last", () => {
    expect(readPeriod("2025-10-01")).toEqual({ month: "2025-10" });
    expect(readPeriod("2025-10-01T00:00:00")).toEqual({ month: "2025-10" });
    expect(readPeriod("2026-11-01")).toEqual({ month: "2026-11", week: "2026-11-01" });
  });

  it.each([
    "2025-11-15",
    "202511",
    "20251101",
    "15/11/2025",
    "11/15/2025",
    "11.11.2025",
    "1-Nov-25",
    "15 November 2025",
    "45962",
  ])("is not read from %s, but the right spelling is told", (cell) => {
    const because = `“${cell}” is not how a month is written here: write 2025-11.`;
    expect(readPeriod(cell)).toEqual({ because });
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
    expect(readPeriod(cell)).toEqual({ because });
  });

  it.each([
    ["31/02/2026", "February 2026 has 28. Write the month, as 2026-02."],
    ["2024-02-31", "February 2024 has 29. Write the month, as 2024-02."],
    ["2026-04-31", "April 2026 has 30. Write the month, as 2026-04."],
  ])("is not read from %s, a day that never was", (cell, advice) => {
    expect(readPeriod(cell)).toEqual({ because: `“${cell}” is no day: ${advice}` });
  });

  it("is asked for where there is none", () => {
    expect(readPeriod(" ")).toEqual({ because: "Name the month, as 2026-10." });
  });
});

describe("a week or a quarter in a file", () => {
  it.each(["2026-W40", "2026w40", "2026-10-04"])("is the week to 4 October from %s", (cell) => {
    expect(readPeriod(cell)).toEqual({ week: "2026-10-04" });
  });

  it.each(["2026-Q3", "Q3 2026", "q3-26", "2026 Q3"])("is the third quarter from %s", (cell) => {
    expect(readPeriod(cell)).toEqual({ quarter: "2026-09" });
  });

  it("may be named by its last month", () => {
    expect(readPeriod("2026-09")).toEqual({ month: "2026-09", quarter: "2026-09" });
  });

  it.each(["2026-W54", "2026-Q5", "2026-W00"])("is never %s", (cell) => {
    expect(readPeriod(cell)).toHaveProperty("because");
  });
});
