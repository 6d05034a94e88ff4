// The editors of key drivers and of process maps work by buttons, a page for each press. With this
// script the page stays: what a button would send is fetched, the outline is replaced, and the
// cursor stays in its box. Keys press the same buttons.
const ID = "outline-editor";
const editor = () => document.getElementById(ID);

const keys: Record<string, string> = {
  ArrowUp: "up",
  ArrowDown: "down",
  ArrowRight: "in",
  ArrowLeft: "out",
  Enter: "add-under",
  Delete: "remove",
  Backspace: "remove",
};

showKeys();

document.addEventListener("submit", (event) => {
  const form = event.target as HTMLFormElement;
  const button = event.submitter as HTMLButtonElement | null;
  if (!editor()?.contains(form) || !button || button.value === "save") return;
  event.preventDefault();
  void arrange(form, button);
});

document.addEventListener("keydown", (event) => {
  const field = event.target as HTMLElement;
  const row = field.closest<HTMLElement>("[data-row]");
  if (!row || !field.matches("[data-text]") || event.isComposing) return;
  const wanted = event.altKey ? keys[event.key] : event.key === "Enter" ? "add" : undefined;
  if (!wanted) return;
  event.preventDefault();
  press(row, wanted);
});

function press(row: HTMLElement, wanted: string): void {
  const of = (what: string) =>
    row.querySelector<HTMLButtonElement>(`button[value="${what}:${row.dataset.row}"]`);
  // A change idea takes no other under it, and the aim none beside it.
  const button = of(wanted) ?? (wanted.startsWith("add") ? (of("add") ?? of("add-under")) : null);
  button?.form?.requestSubmit(button);
}

let isBusy = false;

async function arrange(form: HTMLFormElement, button: HTMLButtonElement): Promise<void> {
  if (isBusy) return;
  isBusy = true;
  const wasOpen = button.closest("details")?.open ?? false;
  const fromKeys = document.activeElement?.matches("[data-text]") ?? false;
  try {
    const body = new FormData(form);
    body.set("do", button.value);
    const answer = await fetch(form.action, { method: "POST", body });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById(ID);
    if (!fresh) throw new Error("no editor in the answer");
    editor()?.replaceWith(fresh);
    showKeys();
    goOn(fromKeys ? undefined : button.value, wasOpen && !fromKeys);
  } catch {
    // As without this script: the form goes the long way, and nothing typed is lost.
    const plain = document.createElement("input");
    Object.assign(plain, { type: "hidden", name: "do", value: button.value });
    form.append(plain);
    form.submit();
  } finally {
    isBusy = false;
  }
}

/** The cursor goes to the box that was arranged, or stays on the button that was pressed. */
function goOn(pressed: string | undefined, isOpen: boolean): void {
  const text = editor()?.querySelector<HTMLElement>("[autofocus]");
  const row = text?.closest("[data-row]");
  const details = row?.querySelector("details");
  if (details) details.open = isOpen;
  const again = [...(row?.querySelectorAll("button") ?? [])].find(({ value }) => value === pressed);
  (again ?? text)?.focus();
}

function showKeys(): void {
  const hint = editor()?.querySelector<HTMLElement>("[data-keys]");
  if (hint) hint.hidden = false;
}
