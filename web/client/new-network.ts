// Says while one types whether a network's address is free. The form says so too when it is sent.
const address = document.querySelector<HTMLInputElement>("input[name=slug]");
const answer = document.querySelector<HTMLElement>("[data-address]");
let waiting: number | undefined;
let asked = "";

address?.addEventListener("input", () => {
  window.clearTimeout(waiting);
  waiting = window.setTimeout(ask, 300);
});

async function ask(): Promise<void> {
  if (!address || !answer) return;
  const slug = address.value.trim();
  asked = slug;
  if (slug === "") {
    answer.hidden = true;
    return;
  }
  const pattern = answer.dataset.address ?? "";
  const found = await fetch(pattern.replace(":slug", encodeURIComponent(slug)));
  // An answer to what was typed before is no answer any more.
  if (asked !== slug || !found.ok) return;
  const { because } = (await found.json()) as { because: string };
  answer.textContent = `${slug}: ${because}`;
  answer.hidden = false;
}
