import type { Draft } from "./draft.ts";

/** How often a lost connection is tried again, in milliseconds. */
const AGAIN_EVERY = 5000;

/**
 * Sends the form once the service can be reached. Until then the page stays as it is, says so, and
 * tries again. Sending twice writes nothing twice: what stands already is no change.
 */
export function sendWhenConnected(form: HTMLFormElement, draft: Draft): void {
  let isReached = false;
  let waiting: number | undefined;

  form.addEventListener("submit", (event) => {
    window.clearTimeout(waiting);
    if (isReached) return;
    event.preventDefault();
    const button = event.submitter instanceof HTMLButtonElement ? event.submitter : null;
    void send(button);
  });

  async function send(button: HTMLButtonElement | null): Promise<void> {
    if (!(await canReach())) {
      draft.say(
        "No connection. Nothing is lost: it is kept here and sent as soon as the service answers.",
      );
      window.clearTimeout(waiting);
      waiting = window.setTimeout(() => void send(button), AGAIN_EVERY);
      window.addEventListener("online", () => void (waiting && send(button)), { once: true });
      return;
    }
    if (isReached) return;
    isReached = true;
    draft.say("Saving …");
    draft.markSent();
    form.requestSubmit(button);
  }

  // Brought back from the browser's memory, the page is a form again.
  window.addEventListener("pageshow", () => {
    isReached = false;
  });
}

/** Whether the service answers: asked of something small that needs no database. */
async function canReach(): Promise<boolean> {
  const icon = document.querySelector<HTMLLinkElement>("link[rel=icon]")?.href ?? "/";
  const answer = await fetch(icon, { method: "HEAD", cache: "no-store" }).catch(() => undefined);
  return answer?.ok ?? false;
}
