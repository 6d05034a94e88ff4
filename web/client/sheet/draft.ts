/** What was typed and not saved: kept on this device, by person, network, site and month. */
interface StoredDraft {
  /** The revision it began from: whoever saved meanwhile is not overwritten. */
  saw: string;
  at: number;
  fields: Record<string, string>;
  /** Whether it was sent: a page that says "saved" then clears it. */
  sent?: boolean;
}

export interface Draft {
  /** It is on its way. */
  markSent(): void;
  say(words: string): void;
}

/** Drafts older than this are nobody's any more. */
const OLDEST_DAYS = 60;
const PREFIX = "draft:";

/** Keeps what is typed, and brings back what was typed here before. */
export function keepDraft(form: HTMLFormElement): Draft {
  const key = PREFIX + form.dataset.draft;
  const saw = form.querySelector<HTMLInputElement>("input[name=saw]");
  const state = form.querySelector<HTMLElement>("[data-state]");
  const say = (words: string) => {
    if (state && state.textContent !== words) state.textContent = words;
  };
  forgetOld();
  let draft = read(key);
  if (draft?.sent && form.dataset.saved !== undefined) {
    localStorage.removeItem(key);
    draft = undefined;
  }
  if (draft && saw) {
    if (form.dataset.echo === undefined) bringBack(form, draft, saw, say, () => forget());
    else draft = { ...draft, saw: saw.value, sent: false };
  }

  form.addEventListener("input", ({ target }) => {
    if (!isField(target)) return;
    const fields = { ...draft?.fields, [target.name]: target.value };
    draft = { saw: draft?.saw ?? saw?.value ?? "0", at: Date.now(), fields };
    say(
      write(key, draft)
        ? "Not saved yet. What you type is kept on this device until you save."
        : "Not saved yet, and this browser keeps nothing: save before you leave.",
    );
  });
  return {
    say,
    markSent() {
      if (draft) write(key, { ...draft, sent: true });
    },
  };

  function forget(): void {
    localStorage.removeItem(key);
    draft = undefined;
  }
}

function bringBack(
  form: HTMLFormElement,
  { fields, at, saw }: StoredDraft,
  seen: HTMLInputElement,
  say: (words: string) => void,
  forget: () => void,
): void {
  const differing = Object.entries(fields).filter(([name, text]) => textOf(form, name) !== text);
  if (differing.length === 0) return;
  const stood = seen.value;
  for (const [name, text] of differing) setValue(form, name, text);
  seen.value = saw;
  const notice = form.querySelector<HTMLElement>("[data-draft-notice]");
  const words = notice?.querySelector("[data-draft-words]");
  if (!notice || !words) return;
  const when = new Date(at).toLocaleString("en-GB", { dateStyle: "long", timeStyle: "short" });
  const meanwhile =
    saw === stood ? "" : " Somebody saved since; saving shows you what they changed.";
  words.textContent = `What you typed on ${when} is back. It is not saved yet.${meanwhile}`;
  notice.hidden = false;
  say("Not saved yet. What you typed is kept on this device until you save.");
  notice.querySelector("button")?.addEventListener("click", () => {
    forget();
    form.reset();
    seen.value = stood;
    notice.hidden = true;
    for (const row of form.querySelectorAll(".sheet-row")) row.dispatchEvent(new Event("input"));
    say("What is saved stands here again.");
  });
}

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

function isField(target: EventTarget | null): target is Field {
  const { name = "", type = "" } = (target ?? {}) as Field;
  return name !== "" && type !== "radio" && type !== "hidden";
}

function textOf(form: HTMLFormElement, name: string): string | undefined {
  const field = form.elements.namedItem(name);
  return field instanceof Element && isField(field) ? field.value : undefined;
}

function setValue(form: HTMLFormElement, name: string, text: string): void {
  const field = form.elements.namedItem(name);
  if (!(field instanceof Element) || !isField(field)) return;
  field.value = text;
  const details = text === "" ? null : field.closest("details");
  if (details) details.open = true;
}

function read(key: string): StoredDraft | undefined {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "null") ?? undefined;
  } catch {
    // A browser that keeps nothing has no draft; one that cannot be read is none.
    return undefined;
  }
}

/** Whether the browser keeps it: some keep nothing, or are full. */
function write(key: string, draft: StoredDraft): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

function forgetOld(): void {
  const oldest = Date.now() - OLDEST_DAYS * 86_400_000;
  for (const key of draftKeys()) {
    if ((read(key)?.at ?? 0) < oldest) localStorage.removeItem(key);
  }
}

/** The drafts that this device keeps; none where the browser keeps nothing. */
export function draftKeys(): string[] {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
  } catch {
    return [];
  }
}
