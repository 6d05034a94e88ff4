/** Prints rows under headings: words to the left, numbers to the right. */
export function printTable(title, headings, rows) {
  const cells = [headings, ...rows.map((row) => row.map(written))];
  const widths = headings.map((_, column) => Math.max(...cells.map((row) => row[column].length)));
  const isNumber = headings.map((_, column) =>
    rows.some((row) => typeof row[column] === "number" || /^[\d,.]+/.test(written(row[column]))),
  );
  const line = (row) =>
    row
      .map((cell, column) =>
        isNumber[column] && column > 0
          ? cell.padStart(widths[column])
          : cell.padEnd(widths[column]),
      )
      .join("  ")
      .trimEnd();
  console.log(`\n${title}`);
  const [head = [], ...body] = cells;
  console.log(line(head));
  console.log(widths.map((width) => "-".repeat(width)).join("  "));
  for (const row of body) console.log(line(row));
}

function written(cell) {
  if (cell === undefined) return "";
  if (typeof cell !== "number") return cell;
  return cell.toLocaleString("en-GB", { maximumFractionDigits: cell < 10 ? 2 : 1 });
}
