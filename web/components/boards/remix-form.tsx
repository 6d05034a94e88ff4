import { type LicenceKey, licences } from "@allteach/domain/pins/licence";
import type { Site } from "@allteach/domain/site";
import { paths } from "../../paths.ts";
import { Button } from "../button.tsx";
import { Disclosure } from "../disclosure.tsx";
import { Field } from "../field.tsx";

export interface RemixFormProps {
  network: string;
  /** A pin's id, one of another network as `network~pin`. */
  pin: string;
  licence: LicenceKey;
  /** The sites that a version may be made for, and whether one may be for the whole network. */
  ownSites: readonly Site[];
  forAll: boolean;
}

/** Makes a version of a pin, where its licence lets one. */
export function RemixForm({ network, pin, licence, ownSites, forAll }: RemixFormProps) {
  const { changes, name, means } = licences[licence];
  if (!changes) {
    return (
      <p class="soft">
        No versions of it can be made here: {name}. {means}
      </p>
    );
  }
  return (
    <Disclosure summary="Make your own version">
      <form method="post" action={paths.remixes({ network })} class="stack">
        <p>
          A copy that you change as you need. It says what it was made from, and its team sees what
          came of it.
        </p>
        <input type="hidden" name="pin" value={pin} />
        <Field
          kind="select"
          name="site"
          id="remix-site"
          label="For whom"
          options={[
            ...ownSites.map(({ code, name: site }) => ({ value: code, label: site })),
            ...(forAll ? [{ value: "", label: "The whole network" }] : []),
          ]}
        />
        <p class="actions">
          <Button icon="remix">Make a version</Button>
        </p>
      </form>
    </Disclosure>
  );
}
