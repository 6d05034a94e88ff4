import { driverDiagramSvg } from "@allteach/chart/diagram/driver-diagram-svg";
import { readingSvg } from "@allteach/chart/reading-svg";
import { marksOn } from "@allteach/domain/chart-marks";
import {
  firstSteps,
  firstTitle,
  goalStageWords,
  moreWords,
  testStands,
  testsSentence,
} from "@allteach/domain/storyboard/story-words";
import { longDay, type Storyboard, type StoryChart } from "@allteach/domain/storyboard/storyboard";
import { type PdfDocument, pdfDocument } from "../pdf/document.ts";
import { type Block, flowOnto } from "../pdf/flow.ts";
import { fittedLine } from "../pdf/lines.ts";
import { lettering, SIZES, sectionHeading, textBlocks } from "../pdf/page-looks.ts";
import { PAPERS, type Paper, textWidthOf } from "../pdf/paper.ts";
import { pictureBlock } from "../pdf/picture-block.ts";
import type { PdfOptions } from "../pdf/report-pdf.ts";
import { svgElements } from "../pdf/svg-elements.ts";
import { table } from "../pdf/table.ts";
import { plainLine } from "../wording.ts";
import { abreast } from "./abreast.ts";

/** Between two columns, in points. */
const GUTTER = 24;

/** Points for each pixel of a chart: two beside each other can be read from a chair away. */
const CHART_SCALE = 0.6;

/** No line of running text is longer than this, in points. */
const TEXT_WIDTH = 520;

/**
 * A storyboard for a wall: a tagged PDF on paper lying on its side, with the same parts in the same
 * order as its page. The same story gives the same bytes.
 */
export async function storyboardPdf(
  story: Storyboard,
  { paper, fonts }: PdfOptions,
): Promise<Uint8Array> {
  const document = pdfDocument(onItsSide(PAPERS[paper]), fonts);
  const blocks = [
    ...frontBlocks(document, story),
    ...firstBlocks(document, story),
    ...driverBlocks(document, story),
    ...chartBlocks(document, story),
    ...goalBlocks(document, story),
    ...testBlocks(document, story),
    ...lessonBlocks(document, story),
  ];
  flowOnto(blocks, document.paper, document.nextPage);
  drawEdges(document, story);
  return document.finish({
    title: titleOf(story),
    author: story.network.name,
    language: "en",
    madeAt: `${story.on}T00:00:00Z`,
  });
}

const titleOf = ({ whose }: Storyboard) => `Storyboard: ${plainLine(whose)}`;

const onItsSide = (paper: Paper): Paper => ({ ...paper, width: paper.height, height: paper.width });

function frontBlocks(document: PdfDocument, story: Storyboard): Block[] {
  const { root, paper } = document;
  const { network, whose, aim, questions, team } = story;
  const isOwn = whose !== network.name;
  const half = (textWidthOf(paper) - GUTTER) / 2;
  const isBeside = questions.length > 0;
  const right = { x: paper.left + (isBeside ? half + GUTTER : 0), width: half };
  const left = { width: half };
  const said = questions.flatMap(({ question, answer }) => [
    ...textBlocks(document, root, question, { ...left, isBold: true, gap: 10 }),
    ...textBlocks(document, root, answer, { ...left, gap: 2 }),
  ]);
  const people = team.flatMap(({ name, role }, place) =>
    textBlocks(document, root, plainLine(role === "" ? name : `${name}, ${role}`), {
      ...right,
      gap: place === 0 ? 2 : 1,
    }),
  );
  const teamHeading = textBlocks(document, root, "The team", { ...right, isBold: true, gap: 10 });
  return [
    ...textBlocks(document, root, isOwn ? `${network.name} · storyboard` : "Storyboard", {
      ...{ size: "lead", ink: "soft-ink" },
    }),
    ...textBlocks(document, root, plainLine(whose), {
      ...{ role: "H1", size: "title", isBold: true, isKeptWithNext: true },
    }),
    ...(network.simulated
      ? textBlocks(document, root, "A simulated network: every figure and every word is made up.", {
          ...{ size: "small", ink: "soft-ink", gap: 4 },
        })
      : []),
    ...(aim === ""
      ? []
      : textBlocks(document, root, aim, { size: "section", isBold: true, gap: 14 })),
    ...abreast([said, people.length > 0 ? [...teamHeading, ...people] : []], paper),
  ];
}

/** Of a story that has only begun: what to do first. */
function firstBlocks(document: PdfDocument, story: Storyboard): Block[] {
  const { missing } = story;
  if (missing.length === 0) return [];
  return [
    ...sectionHeading(document, firstTitle(story)),
    ...missing.flatMap((part, place) =>
      textBlocks(document, document.root, `${place + 1}. ${firstSteps[part]}`, { gap: 4 }),
    ),
  ];
}

function driverBlocks(document: PdfDocument, { nodes, moreNodes }: Storyboard): Block[] {
  if (!nodes.some(({ kind }) => kind !== "aim")) return [];
  const { paper, root } = document;
  const heading = sectionHeading(document, "What we believe drives it");
  const more = moreWords(moreNodes, { one: "box", many: "boxes" });
  const noted =
    more === ""
      ? []
      : textBlocks(document, root, `${more} in the diagram`, { ink: "soft-ink", gap: 4 });
  const title = "Key driver diagram";
  const drawing = svgElements(driverDiagramSvg(nodes, { id: "drivers", title, theme: "print" }));
  const room = paper.height - paper.top - paper.bottom - SIZES.section.leading * 3;
  const scale = Math.min(LARGEST_SCALE, textWidthOf(paper) / drawing.width, room / drawing.height);
  const width = drawing.width * scale;
  if (scale < SMALLEST_SCALE) return [...heading, ...outlineBlocks(document, nodes), ...noted];
  const alternative = `${title}. ${nodes.map(({ text }) => text).join("; ")}`;
  return [
    ...heading,
    pictureBlock(document, drawing, alternative, { x: paper.left, width, gap: 8 }),
    ...noted,
  ];
}

/** A diagram's points for each pixel: larger looks crude, smaller cannot be read on a wall. */
const LARGEST_SCALE = 0.75;
const SMALLEST_SCALE = 0.45;

function outlineBlocks(document: PdfDocument, nodes: Storyboard["nodes"]): Block[] {
  const indents = { aim: 0, driver: 0, secondary: 16, intervention: 32 } as const;
  return nodes.flatMap(({ kind, text }) =>
    textBlocks(document, document.root, plainLine(text), {
      ...{ x: document.paper.left + indents[kind], width: TEXT_WIDTH, gap: 3 },
      isBold: kind === "aim" || kind === "driver",
    }),
  );
}

function chartBlocks(document: PdfDocument, { charts, moreCharts }: Storyboard): Block[] {
  if (charts.length === 0) return [];
  const { paper, root } = document;
  const whole = textWidthOf(paper);
  const width = charts.length === 1 ? Math.min(whole, TEXT_WIDTH) : (whole - GUTTER) / 2;
  const columns = charts.map((chart, place) =>
    chartColumn(document, chart, { x: paper.left + (place % 2) * (width + GUTTER), width }),
  );
  const rows = columns.flatMap((column, place) =>
    place % 2 === 0 ? abreast([column, columns[place + 1] ?? []], paper) : [],
  );
  const more = moreWords(moreCharts, { one: "measure", many: "measures" });
  return [
    ...sectionHeading(document, "What our charts say"),
    ...rows,
    ...(more === "" ? [] : textBlocks(document, root, more, { ink: "soft-ink", gap: 6 })),
  ];
}

function chartColumn(
  document: PdfDocument,
  { measure, reading, missing, happenings }: StoryChart,
  place: { x: number; width: number },
): Block[] {
  const { root } = document;
  const name = plainLine(measure.name);
  const svg = readingSvg(reading, {
    ...{ id: `chart-${measure.code}`, title: name, missing, theme: "print" },
    annotations: marksOn(reading.chart.points, happenings),
    width: Math.floor(place.width / CHART_SCALE),
  });
  const sentence = plainLine(reading.sentence);
  return [
    ...textBlocks(document, root, name, {
      ...{ ...place, role: "H3", size: "measure", isBold: true, gap: 10, isKeptWithNext: true },
    }),
    ...textBlocks(document, root, sentence, {
      ...{ ...place, size: "note", gap: 2, isKeptWithNext: true },
    }),
    pictureBlock(document, svgElements(svg), `Chart: ${sentence}`, { ...place, gap: 6 }),
  ];
}

function goalBlocks(document: PdfDocument, { goals, moreGoals }: Storyboard): Block[] {
  if (goals.length === 0) return [];
  const widths = [300, 0, 120];
  const rows = goals.map(({ title, aim, stage }) => [title, aim, goalStageWords[stage]]);
  const more = moreWords(moreGoals, { one: "goal", many: "goals" });
  return [
    ...sectionHeading(document, "Our goals"),
    ...wordTable(document, ["Goal", "From, to", "Where it stands"], rows, widths),
    ...(more === "" ? [] : softly(document, more)),
  ];
}

function testBlocks(document: PdfDocument, story: Storyboard): Block[] {
  const { tests, moreTests } = story;
  if (tests.length === 0) return [];
  const rows = tests.map(({ objective, whose, prediction, happened, ...test }) => [
    whose === "" ? objective : `${objective} (${whose})`,
    prediction || "–",
    happened || "–",
    testStands(test),
  ]);
  const more = moreWords(moreTests, { one: "test", many: "tests" });
  const heads = ["What we tried", "What we expected", "What happened", "What we did with it"];
  return [
    ...sectionHeading(document, "What we tried"),
    ...textBlocks(document, document.root, testsSentence(story), { isKeptWithNext: true, gap: 4 }),
    ...wordTable(document, heads, rows, [0, 200, 200, 100]),
    ...(more === "" ? [] : softly(document, more)),
  ];
}

function lessonBlocks(document: PdfDocument, { lessons, moreLessons }: Storyboard): Block[] {
  if (lessons.length === 0) return [];
  const { root } = document;
  const more = moreWords(moreLessons, { one: "lesson", many: "lessons" });
  return [
    ...sectionHeading(document, "What we learnt"),
    ...lessons.flatMap(({ text, from }) => [
      ...textBlocks(document, root, text, {
        ...{ width: TEXT_WIDTH, gap: 8, isKeptWithNext: true },
      }),
      ...textBlocks(document, root, `From “${plainLine(from)}”`, {
        ...{ width: TEXT_WIDTH, size: "small", ink: "soft-ink", gap: 1 },
      }),
    ]),
    ...(more === "" ? [] : softly(document, more)),
  ];
}

const softly = (document: PdfDocument, text: string) =>
  textBlocks(document, document.root, text, { ink: "soft-ink", size: "note", gap: 6 });

/** A table of words; a width of 0 takes what the others leave. */
function wordTable(
  document: PdfDocument,
  heads: readonly string[],
  rows: readonly (readonly string[])[],
  widths: readonly number[],
): Block[] {
  const { paper, root } = document;
  const rest = textWidthOf(paper) - widths.reduce((sum, width) => sum + width, 0);
  const columns = heads.map((head, place) => ({ head, width: widths[place] || rest }));
  const cells = rows.map((row) =>
    row.map((text, place) => ({ text: plainLine(text), isHead: place === 0 })),
  );
  return table(root, columns, cells, {
    ...{ x: paper.left, leading: SIZES.table.leading, padding: 3, gap: 6, isRuled: true },
    text: lettering(document, "table"),
    head: lettering(document, "table", { ink: "soft-ink" }),
  });
}

const EDGE = 30;

/** What stands below every page: whose it is, of which day, and which page. */
function drawEdges(document: PdfDocument, story: Storyboard): void {
  const { paper, pages } = document;
  const look = lettering(document, "small", { ink: "soft-ink" });
  const widthOf = (text: string) => look.font.widthOf(text, look.size);
  const made = `put together on ${longDay(story.on)}`;
  const simulated = story.network.simulated ? " · simulated figures" : "";
  for (const [index, canvas] of pages.entries()) {
    const count = `Page ${index + 1} of ${pages.length}`;
    const rest = ` · ${made}${simulated}`;
    const room = textWidthOf(paper) - widthOf(count) - widthOf(rest) - GUTTER;
    const foot = paper.height - EDGE;
    canvas.adorned(() => {
      canvas.text(`${fittedLine(titleOf(story), look, room)}${rest}`, look, paper.left, foot);
      canvas.text(count, look, paper.width - paper.right - widthOf(count), foot);
    }, "Footer");
  }
}
