import { raw } from "hono/html";
import type { Child } from "hono/jsx";
import { DataTable, type DataTableProps } from "./data-table.tsx";
import { Disclosure } from "./disclosure.tsx";
import { Icon } from "./icon.tsx";

export interface Download {
  label: string;
  href: string;
}

export interface ChartFigureProps<Row> {
  /** From the chart package, which escapes every name it draws; nothing else may be passed. */
  svg: string;
  /** The same chart laid out for a phone, shown instead where the page is narrow. */
  narrowSvg?: string | undefined;
  /** What the chart says, in a sentence. */
  caption: Child;
  /** The same figures as a table, one click below. */
  figures?: Omit<DataTableProps<Row>, "captionHidden" | "compact"> | undefined;
  downloads?: readonly Download[] | undefined;
}

/** A chart with what it says, the figures behind it, and the ways to take them along. */
export function ChartFigure<Row>(props: ChartFigureProps<Row>) {
  const { svg, narrowSvg, caption, figures, downloads = [] } = props;
  return (
    <figure class="chart-figure">
      <ChartPicture svg={svg} narrowSvg={narrowSvg} />
      <figcaption>{caption}</figcaption>
      {figures && (
        <Disclosure summary="Show the figures">
          <DataTable {...figures} compact />
        </Disclosure>
      )}
      {downloads.length > 0 && <Downloads downloads={downloads} />}
    </figure>
  );
}

/** The picture alone, for a card or the front page, where a sentence stands beside it. */
export function ChartPicture({
  svg,
  narrowSvg,
}: Pick<ChartFigureProps<never>, "svg" | "narrowSvg">) {
  if (narrowSvg === undefined) return <div class="chart-picture">{raw(svg)}</div>;
  return (
    <>
      <div class="chart-picture chart-picture-wide">{raw(svg)}</div>
      <div class="chart-picture chart-picture-narrow">{raw(narrowSvg)}</div>
    </>
  );
}

function Downloads({ downloads }: { downloads: readonly Download[] }) {
  return (
    <ul class="downloads" aria-label="Downloads">
      {downloads.map(({ label, href }) => (
        <li>
          <a href={href} download="">
            <Icon name="download" />
            {label}
          </a>
        </li>
      ))}
    </ul>
  );
}
