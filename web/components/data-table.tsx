import type { Child } from "hono/jsx";

export interface Column<Row> {
  heading: string;
  /** Written once, under the heading: "%", "per 1,000 bed days". */
  unit?: string | undefined;
  /** Figures: to the right, digits under digits. */
  numeric?: boolean | undefined;
  /** Sentences: never squeezed to a word a line. */
  wide?: boolean | undefined;
  cell: (row: Row) => Child;
}

export interface DataTableProps<Row> {
  /** Unique on the page: the scroll region takes its name from the caption. */
  id: string;
  caption: string;
  /** Where the heading above already says what the caption would. */
  captionHidden?: boolean | undefined;
  /** The first column names the row and stays in sight while the others scroll. */
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  /** Totals, one cell for each column. */
  foot?: readonly Child[] | undefined;
  compact?: boolean | undefined;
}

/** A table that scrolls inside itself and can be scrolled from the keyboard. */
export function DataTable<Row>({
  id,
  caption,
  captionHidden = false,
  columns,
  rows,
  foot,
  compact = false,
}: DataTableProps<Row>) {
  return (
    <section class="table-scroll" aria-labelledby={`${id}-caption`} tabindex={0}>
      <table class={compact ? "table table-compact" : "table"} id={id}>
        <caption id={`${id}-caption`}>
          {captionHidden ? <span class="visually-hidden">{caption}</span> : caption}
        </caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th scope="col" class={kind(column)}>
                {column.heading}
                {column.unit && <span class="unit">{column.unit}</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              {columns.map((column, index) => (
                <Cell first={index === 0} kind={kind(column)}>
                  {column.cell(row)}
                </Cell>
              ))}
            </tr>
          ))}
        </tbody>
        {foot && (
          <tfoot>
            <tr>
              {foot.map((cell, index) => (
                <Cell first={index === 0} kind={kind(columns[index])}>
                  {cell}
                </Cell>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </section>
  );
}

function Cell(props: { first: boolean; kind: string | undefined; children?: Child }) {
  if (!props.first) return <td class={props.kind}>{props.children}</td>;
  return (
    <th scope="row" class={props.kind}>
      {props.children}
    </th>
  );
}

function kind(column: Pick<Column<never>, "numeric" | "wide"> | undefined): string | undefined {
  if (column?.numeric) return "numeric";
  return column?.wide ? "wide" : undefined;
}
