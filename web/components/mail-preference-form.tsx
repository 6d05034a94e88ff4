import type { Charter } from "@allteach/domain/network";
import { paths } from "../paths.ts";
import { locales } from "../words/report-words.ts";
import { Button } from "./button.tsx";
import { Checkbox } from "./choices.tsx";
import { Field } from "./field.tsx";

/** What holds for the mails of all of a person's networks, and whether they are reminded. */
export function MailPreferenceForm({
  charter,
  preference,
  reminders,
}: {
  charter: Charter;
  preference: { digest: boolean; locale: string };
  reminders: boolean;
}) {
  return (
    <section aria-labelledby="preference">
      <h2 id="preference">How your mails come</h2>
      <form class="stack" method="post" action={paths.mailPreference({ network: charter.slug })}>
        <Checkbox
          name="digest"
          label="One mail a day"
          hint="Everything of a day in one short mail with links, from all your networks."
          checked={preference.digest}
        />
        <Checkbox
          name="reminders"
          label="Remind me of figures that are missing"
          hint="In this network, and only while some of yours are."
          checked={reminders}
        />
        <Field
          kind="select"
          name="locale"
          label="Dates and numbers in short mails"
          value={preference.locale}
          optional
          options={Object.entries(locales).map(([value, label]) => ({ value, label }))}
        />
        <p class="actions">
          <Button>Save</Button>
        </p>
      </form>
    </section>
  );
}
