import type { Problem } from "@allteach/domain/refusal";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readFiguresCsv, type UploadLimits } from "./read-figures-csv.ts";
import type { UploadRow } from "./upload-row.ts";

const heading = "site,period,measure,numerator,denominator,note";

describe("a file of figures", () => {
  it("is read row by row, its heading being row 1", () => {
    expect(rowsOf(`${heading}\nAHH,2026-10,CAUTI,3,1200.5,\nAHH,2026-10,CLABSI,0,800,`)).toEqual([
      measured(2, "AHH", "2026-10", "CAUTI", 3, 1200.5),
      measured(3, "AHH", "2026-10", "CLABSI", 0, 800),
    ]);
  });

  it("has its columns in any order, in any case, with or without notes", () => {
    expect(rowsOf(" Denominator ,NUMERATOR,measure,Site,Period\n100,3,CAUTI,AHH,2026-10")).toEqual([
      measured(2, "AHH", "2026-10", "CAUTI", 3, 100),
    ]);
  });

  it.each([
    ["a byte order mark", `\uFEFF${heading}\nAHH,2026-10,CAUTI,3,100,`],
    ["semicolons", `${heading.replaceAll(",", ";")}\nAHH;2026-10;CAUTI;3;100;`],
    ["tabs", `${heading.replaceAll(",", "\t")}\nAHH\t2026-10\tCAUTI\t3\t100\t`],
    [
      "quotes",
      `"site","period","measure","numerator","denominator"\n"AHH","2026-10",CAUTI,"3",100`,
    ],
    ["Windows line ends", `${heading}\r\nAHH,2026-10,CAUTI,3,100,\r\n`],
    ["old line ends", `${heading}\rAHH,2026-10,CAUTI,3,100,\r`],
    ["mixed line ends", `${heading}\r\nAHH,2026-10,CAUTI,3,100,\n`],
    ["blanks around cells", `${heading}\n AHH , 2026-10 ,CAUTI , 3 ,100 ,  `],
    ["the first of the month", `${heading}\nAHH,2026-10-01,CAUTI,3,100,`],
    ["empty cells beyond the heading", `${heading}\nAHH,2026-10,CAUTI,3,100,,,,`],
  ])("may have %s", (_, text) => {
    expect(rowsOf(text)).toEqual([measured(2, "AHH", "2026-10", "CAUTI", 3, 100)]);
  });

  it("keeps a row's number in the spreadsheet past blank lines and line breaks in cells", () => {
    const text = `\n${heading}\n\n,,,,,\nAHH,2026-10,CAUTI,,,"broken\nmeter"\n\nBHH,2026-10,CAUTI,1,9,`;
    expect(rowsOf(text).map(({ row, site }) => [row, site])).toEqual([
      [5, "AHH"],
      [7, "BHH"],
    ]);
  });

  it("has decimal commas between semicolons only", () => {
    const semicolons = heading.replaceAll(",", ";");
    expect(rowsOf(`${semicolons}\nAHH;2026-10;CAUTI;3;17233,6667;`)).toEqual([
      measured(2, "AHH", "2026-10", "CAUTI", 3, 17233.6667),
    ]);
    expect(problemsOf(`${heading}\nAHH,2026-10,CAUTI,3,"1,5",`)).toEqual([
      at(2, "denominator", "“1,5” has a decimal comma: write a point, as 1.5."),
    ]);
  });

  it("tells zero, no cases and not collected apart", () => {
    const lines = ["0,100,", "no cases,,", "No Cases,0,", "0,0,", ",,meter was broken"];
    const text = lines.map((line, index) => `AHH,2026-10,M${index},${line}`).join("\n");
    expect(rowsOf(`${heading}\n${text}`).map(({ input }) => input)).toEqual([
      { numerator: 0, denominator: 100 },
      { noCases: true },
      { noCases: true },
      { numerator: 0, denominator: 0 },
      { notCollected: "meter was broken" },
    ]);
  });

  it("reads means, values and rare events beside counts", () => {
    const columns = "site,period,measure,numerator,denominator,mean,sd,n,value,events";
    const lines = [
      "A,2026-10,M,,,12.5,3.25,40,,",
      "A,2026-10,N,,,-2,,1,,",
      "A,2026-10,O,,,,,,-7.5,",
      'A,2026-10,P,,31,,,,,"17; 3"',
      "A,2026-10,Q,,,,,,,none",
      "A,2026-10,R,,,,,0,,",
      "A,2026-10,S,4,90,,,,,",
    ];
    expect(rowsOf([columns, ...lines].join("\n")).map(({ input }) => input)).toEqual([
      { mean: 12.5, sd: 3.25, n: 40 },
      { mean: -2, n: 1 },
      { value: -7.5 },
      { events: [17, 3], denominator: 31 },
      { events: [] },
      { noCases: true },
      { numerator: 4, denominator: 90 },
    ]);
  });

  it.each([
    ["1,,2,,,,", "numerator", /Both mean and numerator/],
    [",,2,1,,,", "n", /n is missing/],
    [",,2,1,1.5,,", "n", /whole number/],
    [",,2,-1,3,,", "sd", /below zero/],
    ["3,,,,,,2;4", "numerator", /says 3 and the events name 2/],
    [",,,,,,2;x", "events", /no place of an event/],
    [",,,,,4,5", "events", /Both value and events/],
  ])("refuses %s, naming the %s", (cells, column, because) => {
    const columns = "site,period,measure,numerator,denominator,mean,sd,n,value,events";
    const quotedCells = cells.replace(/[^,]*;[^,]*/, '"$&"');
    expect(problemsOf(`${columns}\nA,2026-10,M,${quotedCells}`)[0]).toMatchObject({
      ...{ row: 2, column },
      because: expect.stringMatching(because),
    });
  });

  it.each([
    ["little end first", [0xff, 0xfe], true],
    ["big end first", [0xfe, 0xff], false],
  ])("may be in UTF-16, %s", (_, mark, little) => {
    const text = `${heading}\nÆrø,2026-10,CAUTI,3,100,`;
    const bytes = [...text].flatMap((letter) => {
      const code = letter.charCodeAt(0);
      return little ? [code & 255, code >> 8] : [code >> 8, code & 255];
    });
    const outcome = read(Uint8Array.of(...mark, ...bytes));
    expect(outcome).toMatchObject({ ok: true, value: [{ row: 2, site: "Ærø" }] });
  });

  it("keeps what is written beside a figure", () => {
    expect(rowsOf(`${heading}\nAHH,2026-10,CAUTI,3,100,new ward`)[0]?.note).toBe("new ward");
  });
});

describe("a file that is refused as a whole", () => {
  it.each<[string, Uint8Array | string, RegExp]>([
    ["empty", "", /^The file is empty/],
    ["blank", "\uFEFF \r\n\n", /^The file is empty/],
    ["over 5 MB", new Uint8Array(5 * 1024 * 1024 + 1).fill(0x61), /larger than 5 MB/],
    ["half a letter of UTF-16", Uint8Array.of(0xff, 0xfe, 0, 0xd8), /UTF-16.*CSV UTF-8/],
    ["an Excel workbook", Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0), /Excel workbook/],
    ["a heading alone", `${heading}\n`, /no figures under it/],
    ["too long", `${heading}\n${"\n".repeat(50_001)}x`, /more than 50,000 rows/],
  ])("%s", (_, file, because) => {
    const problems = problemsOf(file);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.because).toMatch(because);
  });

  it("for a NUL byte or letters that are no UTF-8, naming the row", () => {
    expect(problemsOf(`${heading}\nAHH,2026\u0000-10`)[0]).toMatchObject({ row: 2 });
    const latin1 = Uint8Array.of(...new TextEncoder().encode(`${heading}\n\nS`), 0xf8, 0x6e);
    expect(problemsOf(latin1)[0]).toMatchObject({
      row: 3,
      because: expect.stringMatching(/not in UTF-8/),
    });
  });

  it("takes exactly as many rows as it says", () => {
    const lines = (count: number) =>
      Array.from({ length: count }, (_, index) => `S${index},2026-10,M,1,2,`).join("\n");
    expect(rowsOf(`${heading}\n${lines(3)}\n`, { rows: 3 })).toHaveLength(3);
    for (const text of [lines(4), `5" tube${lines(4)}`]) {
      expect(problemsOf(`${heading}\n${text}`, { rows: 3 })[0]?.because).toMatch(/3 rows/);
    }
  });
});

describe("a heading that is refused", () => {
  it("names every unknown and missing column, and what is expected", () => {
    const problems = problemsOf("site,month,measure,numerator,numerator,\nAHH,2026-10,M,1,2,");
    expect(problems.map(({ row, column }) => [row, column])).toEqual([
      [1, "month"],
      [1, "numerator"],
      [1, "6"],
      [1, "period"],
      [1, "denominator"],
    ]);
    expect(problems[0]?.because).toBe(
      "“month” is not a column of a file of figures. Expected are site, period, measure, " +
        "numerator, denominator and, if you like, note; or mean, sd and n, value, or events.",
    );
  });

  it("is missing altogether where there are commas alone", () => {
    expect(problemsOf(",,")[0]).toMatchObject({ row: 1, column: "1" });
  });

  it("may not have 1,001 columns, or a million", () => {
    const wide = Array.from({ length: 1001 }, (_, index) => `c${index}`).join(",");
    expect(problemsOf(`${wide}\n`)).toEqual([
      {
        field: "file",
        row: 1,
        column: "ALM",
        because: expect.stringMatching(/more than 1000 columns/),
      },
    ]);
    const widest = problemsOf(`${heading}\n${",".repeat(1_000_000)}`);
    expect(widest).toMatchObject([{ row: 2, because: expect.stringMatching(/1000 columns/) }]);
  });
});

describe("a cell that is refused", () => {
  it.each([
    ["1,234", /without separators, as 1234/],
    ["1 234", /without separators, as 1234/],
    ["１２", /another script: write 12/],
    ["-0", /never below zero/],
    ["-5", /never below zero/],
    ["1e309", /write every digit/],
    ["1e3", /write every digit/],
    ["12/30", /two numbers/],
    ["85 %", /percentage/],
    ["twelve", /digits only/],
    ["#DIV/0!", /formula's error/],
    ["2026-12-30", /is a date/],
    ["Infinity", /digits only/],
    ["0x1f", /digits only/],
    [".5", /digits only/],
    ["=1+1", /formula that has no value/],
    ["9".repeat(400), /larger than any month's count/],
    ["99999999999999999999", /larger than any month's count/],
  ])("%s, where a number belongs", (written, because) => {
    for (const column of ["numerator", "denominator"] as const) {
      const cells = column === "numerator" ? `"${written}",100` : `1,"${written}"`;
      expect(problemsOf(`${heading}\nAHH,2026-10,CAUTI,${cells},`)).toEqual([
        at(2, column, expect.stringMatching(because)),
      ]);
    }
  });

  it("a month that is spelt otherwise", () => {
    expect(problemsOf(`${heading}\nAHH,45962,CAUTI,1,2,`)).toEqual([
      at(2, "period", "“45962” is not how a month is written here: write 2025-11."),
    ]);
  });

  it("an empty one where a site, a measure or a count is needed", () => {
    expect(problemsOf(`${heading}\n,,,1,,\nAHH,2026-10,CAUTI,,,`)).toEqual([
      at(2, "site", "Name the site, by its code or its name."),
      at(2, "measure", "Name the measure, by its code or its name."),
      at(2, "period", "Name the month, as 2026-10."),
      at(
        2,
        "denominator",
        "The denominator is missing although the numerator is given: write it in too.",
      ),
      at(3, "numerator", "Give figures, “no cases”, or a note saying why it was not collected."),
    ]);
  });

  it("no cases with a denominator, and a note that is half a number", () => {
    const text = `${heading}\nAHH,2026-10,CAUTI,no cases,5,\nAHH,2026-10,CLABSI,1,234,100`;
    expect(problemsOf(text).map(({ row, column }) => [row, column])).toEqual([
      [2, "denominator"],
      [3, "note"],
    ]);
  });

  it("a note longer than anybody reads", () => {
    expect(problemsOf(`${heading}\nAHH,2026-10,CAUTI,,,${"x".repeat(501)}`)).toEqual([
      at(2, "note", "Say why in 500 letters at most."),
    ]);
  });

  it("one beyond the heading, as a thousands separator makes it", () => {
    const text = "site,period,measure,numerator,denominator\nAHH,2026-10,CAUTI,1,234,100";
    expect(problemsOf(text)).toEqual([
      { field: "file", row: 2, column: "6", because: expect.stringMatching(/more cells/) },
    ]);
  });

  it("one whose quotation mark never closes, or stands inside", () => {
    expect(problemsOf(`${heading}\nAHH,2026-10,"CAUTI,1,2,\nAHH,2026-10,B,1,2,`)).toEqual([
      at(2, "measure", expect.stringMatching(/never closes/)),
    ]);
    expect(problemsOf(`${heading}\nAHH,2026-10,"CA"UTI",1,2,`)[0]).toMatchObject({
      row: 2,
      because: expect.stringMatching(/write it twice/),
    });
  });
});

describe("the problems of a file", () => {
  it("are all told, rows given twice with both their numbers", () => {
    const text = `${heading}\nAHH,2026-10,CAUTI,x,2,\nAHH,2026-10,UTI,1,2,\nahh,2026-10,uti,y,4,`;
    expect(problemsOf(text)).toEqual([
      at(2, "numerator", expect.any(String)),
      at(4, "numerator", expect.any(String)),
      at(4, "measure", "Rows 3 and 4 both give “ahh”, “2026-10”, “uti”: keep one of them."),
    ]);
  });

  it("are listed up to 200, and the rest is counted", () => {
    const wrong = Array.from({ length: 1000 }, (_, index) => `S${index},soon,M,1,2,`).join("\n");
    const problems = problemsOf(`${heading}\n${wrong}`);
    expect(problems).toHaveLength(201);
    expect(problems.at(-1)?.because).toMatch(/800 more problems/);
  });

  it("name a row and a column whatever is put into a cell", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("site", "period", "measure", "numerator", "denominator", "note"),
        fc
          .string({ unit: "grapheme", maxLength: 30 })
          .filter((text) => !text.includes('"') && !text.includes("\0")),
        (column, cell) => {
          const cells = {
            site: "A",
            period: "2026-10",
            measure: "M",
            numerator: "1",
            denominator: "2",
          };
          const line = Object.values({ ...cells, note: "", [column]: `"${cell}"` }).join(",");
          const outcome = read(`${heading}\n${line}`);
          if (outcome.ok) return;
          for (const problem of refusedFor(outcome)) {
            expect(problem.row).toBe(2);
            expect(problem.column).toEqual(expect.any(String));
          }
        },
      ),
      { numRuns: 2000 },
    );
  });
});

function encoded(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function read(file: Uint8Array | string, limits?: Partial<UploadLimits>) {
  return readFiguresCsv(typeof file === "string" ? encoded(file) : file, limits);
}

function rowsOf(file: string, limits?: Partial<UploadLimits>): UploadRow[] {
  const outcome = read(file, limits);
  if (outcome.ok) return outcome.value;
  throw new Error(JSON.stringify(outcome.refusal));
}

function problemsOf(file: Uint8Array | string, limits?: Partial<UploadLimits>) {
  const outcome = read(file, limits);
  return outcome.ok ? [] : refusedFor(outcome);
}

function refusedFor({ refusal }: Extract<ReturnType<typeof read>, { ok: false }>) {
  if (refusal.kind !== "invalid") throw new Error(`refused as ${refusal.kind}`);
  return refusal.problems;
}

function at(row: number, column: string, because: string): Problem {
  return { field: column, row, column, because };
}

function measured(
  row: number,
  site: string,
  period: string,
  measure: string,
  numerator: number,
  denominator: number,
) {
  const when = { month: period };
  return { row, site, when, measure, input: { numerator, denominator } };
}
