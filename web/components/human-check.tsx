/** Asks whether one is a person: the only script that is not ours, and only where it is set up. */
export function HumanCheck({ siteKey }: { siteKey: string }) {
  return (
    <div class="field">
      <div class="cf-turnstile" data-sitekey={siteKey} />
      <script src="https://challenges.cloudflare.com/turnstile/v0/api.js" async defer />
      <noscript>
        <p class="hint">This form needs scripts, to tell people from programs.</p>
      </noscript>
    </div>
  );
}
