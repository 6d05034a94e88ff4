/** How long one pauses before the chart is asked, in milliseconds. */
const PAUSE = 500;

/** Shows under a row, while one types, what its chart would say of the figure. */
export function lookAhead(form: HTMLFormElement, row: HTMLElement): void {
  const said = row.querySelector<HTMLElement>("[data-said]");
  let waiting: number | undefined;
  let asked = 0;
  row.addEventListener("input", ({ target }) => {
    const isComment = target instanceof HTMLInputElement && target.name.startsWith("comment-");
    if (isComment || !said) return;
    window.clearTimeout(waiting);
    waiting = window.setTimeout(() => {
      asked += 1;
      void ask(asked, said);
    }, PAUSE);
  });

  async function ask(turn: number, place: HTMLElement): Promise<void> {
    const answer = await fetch(form.dataset.preview ?? "", {
      method: "POST",
      body: fieldsOf(form, row),
    }).catch(() => undefined);
    // A preview is a help: without a connection the form says so when it is sent.
    if (!answer?.ok) return;
    const text = answer.status === 204 ? "" : await answer.text();
    // An answer to what was typed before is no answer any more.
    if (turn !== asked) return;
    place.innerHTML = text;
    if (place.querySelector("[data-asks]")) {
      row.querySelector(".sheet-comment details")?.setAttribute("open", "");
    }
  }
}

/** The row's fields, and with them where the form says that its month lies. */
function fieldsOf(form: HTMLFormElement, row: HTMLElement): URLSearchParams {
  const fields = new URLSearchParams();
  const place = form.querySelector<HTMLInputElement>("input[name=place]");
  if (place) fields.set("place", place.value);
  for (const field of row.querySelectorAll<HTMLInputElement | HTMLSelectElement>("[name]")) {
    if (field.type !== "radio" && field.name !== "clash") fields.set(field.name, field.value);
  }
  return fields;
}
