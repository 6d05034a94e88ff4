import { ownSites } from "./own-figures.ts";
import { ownShift } from "./own-shift.ts";

interface PinRow {
  id: string;
  family: string;
  measure: string | null;
  test_id: string | null;
  evidence_site: number | null;
  site_id: number | null;
  created_at: number;
}

interface TestRow {
  id: string;
  site_id: number;
  stage: string;
  measure: string;
  starts: string;
}

/** A site's beginning with a pin, as the rows have it. */
interface Beginning {
  site: number;
  from: string;
  isTested: boolean;
  measure: string;
}

/**
 * What each pin has earned, from the rows of tests, tries and figures alone: the grade, at how many
 * sites it was tested, and at how many a chart moved.
 *
 * @param familyOf The family of a measure's code, as the catalogue lists them.
 */
export async function ownGrades(
  database: D1Database,
  now: Date,
  familyOf: (code: string) => string | undefined,
): Promise<Map<string, string>> {
  const all = async <Row>(query: string) => (await database.prepare(query).all<Row>()).results;
  const pins = await all<PinRow>(
    `select pin.*, measure.code as measure from pin left join measure on measure.id = measure_id
     where removed_at is null`,
  );
  const tests = new Map((await all<TestRow>("select * from pdsa")).map((test) => [test.id, test]));
  const tries = await all<{
    pin_id: string;
    site_id: number;
    test_id: string | null;
    since: string;
  }>("select * from pin_try where removed_at is null");
  const bundled = new Set(
    (
      await all<{ pin: string }>(
        `select pin from board_pin join board on board.id = board_id
         where is_bundle = 1 and removed_at is null`,
      )
    ).map(({ pin }) => pin),
  );
  const ids = new Map(
    (await all<{ id: number; code: string }>("select id, code from site")).map((site) => [
      site.code,
      site.id,
    ]),
  );
  const shifts = (await ownSites(database, now)).flatMap(({ measure, site, question }) => {
    const shift = ownShift(question);
    return shift ? [{ measure, site: ids.get(site) ?? 0, since: shift.since }] : [];
  });
  const grades = new Map<string, string>();
  for (const pin of pins) {
    const begun: Beginning[] = [
      ...ownBeginning(pin, tests.get(pin.test_id ?? "")),
      ...tries
        .filter((each) => each.pin_id === pin.id)
        .map((each) => beginning(each.site_id, each.since, tests.get(each.test_id ?? ""))),
    ];
    const family = pin.family || familyOf(pin.measure ?? "") || "";
    const named = new Set([pin.measure, ...begun.map(({ measure }) => measure)]);
    const counts = (code: string) =>
      named.has(code) || (family !== "" && familyOf(code) === family);
    const tested = new Set(begun.filter(({ isTested }) => isTested).map(({ site }) => site));
    const moved = new Set(
      begun.flatMap(({ site, from }) =>
        shifts.some(
          (shift) => shift.site === site && counts(shift.measure) && isInYear(shift.since, from),
        )
          ? [site]
          : [],
      ),
    );
    grades.set(
      pin.id,
      `${gradeOf(tested.size, moved.size, bundled.has(pin.id))} ${tested.size}/${moved.size}`,
    );
  }
  return grades;
}

function gradeOf(tested: number, moved: number, isBundled: boolean): string {
  if (moved >= 3) return isBundled ? "bundle" : "several-sites";
  if (moved > 0) return "one-site";
  return tested > 0 ? "tested" : "idea";
}

/** What a pin says of itself: its test's site, else where its chart is. */
function ownBeginning(pin: PinRow, test: TestRow | undefined): Beginning[] {
  const ofTest = test && test.site_id > 0 ? test.site_id : undefined;
  const site = ofTest ?? pin.evidence_site ?? (test ? pin.site_id : null);
  const created = new Date(pin.created_at).toISOString().slice(0, 10);
  return site === null ? [] : [beginning(site, created, test)];
}

function beginning(site: number, since: string, test: TestRow | undefined): Beginning {
  return {
    site,
    from: test?.starts || since,
    isTested: test?.stage === "studying" || test?.stage === "done",
    measure: test?.measure ?? "",
  };
}

/** Whether a chart's label lies in the month of a day, or in the twelve after it. */
function isInYear(label: string, day: string): boolean {
  const months = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));
  const after = months(label) - months(day);
  const isBefore = label.length > 7 ? label < day : after < 0;
  return !isBefore && after <= 12;
}
