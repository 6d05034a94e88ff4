import { readingSvg } from "@allteach/chart/reading-svg";
import type { ChartReading } from "@allteach/spc/chart-reading";
import { readChart } from "@allteach/spc/read-chart";
import type { Child } from "hono/jsx";
import type { ChartExample } from "../gallery/example.ts";
import { proposalWords, readingNotes } from "../words/reading-words.ts";
import { ChartFigure } from "./chart-figure.tsx";
import { exampleFigures } from "./example-figures.tsx";

/** A heading with an address of its own, and what belongs under it. */
export function GalleryEntry({
  id,
  heading,
  children,
}: {
  id: string;
  heading: string;
  children?: Child;
}) {
  return (
    <section class="gallery-entry" aria-labelledby={id}>
      <h3 id={id}>{heading}</h3>
      {children}
    </section>
  );
}

/** One chart: what to look at, what it says, the picture, what to know, and its figures. */
export function GalleryExample({ example }: { example: ChartExample }) {
  const reading = readChart(example.series, example.reading);
  const svg = (width: "wide" | "narrow") =>
    readingSvg(reading, {
      id: `${example.id}-${width}`,
      title: example.title,
      axisTitle: example.axisTitle,
      hover: false,
      width,
      ...example.drawing,
    });
  return (
    <>
      <p>{example.look}</p>
      <WhatItSays reading={reading} />
      <ChartFigure
        svg={svg("wide")}
        narrowSvg={svg("narrow")}
        caption={<Notes reading={reading} source={example.source} />}
        figures={exampleFigures(example, reading)}
      />
    </>
  );
}

function WhatItSays({ reading }: { reading: ChartReading }) {
  const proposal = proposalWords(reading);
  return (
    <div class="gallery-says">
      <p>
        <strong>{reading.sentence}</strong>
      </p>
      {reading.goalSentence && <p>{reading.goalSentence}</p>}
      {proposal && (
        <p>
          <strong>Proposed, for a person to decide.</strong> {proposal}
        </p>
      )}
    </div>
  );
}

function Notes({ reading, source }: { reading: ChartReading; source: string }) {
  return (
    <ul class="gallery-notes">
      {readingNotes(reading).map((note) => (
        <li>{note}</li>
      ))}
      <li class="gallery-source">{source}</li>
    </ul>
  );
}
