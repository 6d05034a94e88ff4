// Makes the month's sheet quicker and safer: it is moved through like a spreadsheet, says what the
// charts would say as one types, keeps what is typed on this device until it is saved, and waits for
// a connection that is lost. The form works without this script.
import { keepDraft } from "./sheet/draft.ts";
import { moveLikeSpreadsheet } from "./sheet/grid.ts";
import { lookAhead } from "./sheet/look-ahead.ts";
import { showRate } from "./sheet/rate.ts";
import { sendWhenConnected } from "./sheet/send.ts";

const form = document.querySelector<HTMLFormElement>("form[data-sheet]");

if (form) {
  const rows = [...form.querySelectorAll<HTMLElement>(".sheet-row")];
  for (const row of rows) {
    row.addEventListener("input", () => showRate(row));
    lookAhead(form, row);
  }
  moveLikeSpreadsheet(form, rows);
  const draft = keepDraft(form);
  sendWhenConnected(form, draft);
  for (const row of rows) showRate(row);
}
