import type { Charter } from "@allteach/domain/network";
import type { Pin } from "@allteach/domain/pins/pin";
import type { SharedPin, SharedPinPart } from "@allteach/domain/pins/shared-pin";
import type { Problem } from "@allteach/domain/refusal";
import { ErrorSummary } from "../../components/error-summary.tsx";
import { Page, type PageProps } from "../../components/page.tsx";
import { SharedPinView } from "../../components/pins/shared-pin-view.tsx";
import { SharingParts, TakeItBack } from "../../components/sharing-parts.tsx";
import { paths } from "../../paths.ts";

export interface PinSharingPageProps {
  shell: Partial<PageProps>;
  charter: Pick<Charter, "slug" | "name" | "transparency">;
  pin: Pin;
  shared: SharedPin;
  parts: readonly SharedPinPart[];
  /** What stands against it, by the field that it is in. */
  problems: readonly Problem[];
  isShared: boolean;
}

/** What every network would read of a pin: seen first, then shared, or taken back. */
export function PinSharingPage(props: PinSharingPageProps) {
  const { shell, charter, pin, shared, problems, isShared } = props;
  const at = { network: charter.slug, pin: pin.id };
  const fileHref = shared.file && paths.pinFile({ ...at, file: shared.file.id });
  return (
    <Page
      title={`Share: ${pin.title}`}
      breadcrumb={[
        { label: "Pins", href: paths.pins(at) },
        { label: pin.title, href: paths.pin(at) },
      ]}
      {...shell}
    >
      <h1>{isShared ? "Shared with all networks" : "Share with all networks"}</h1>
      <p class="lead">
        People of every network {isShared ? "read" : "would read"} this, and nothing else. Who
        pinned it, the goal or test it came from and its figures stay here.
      </p>
      {problems.length > 0 && (
        <>
          <ErrorSummary problems={problems} />
          <p class="actions">
            <a href={paths.editPin(at)}>Change the pin</a>
          </p>
        </>
      )}
      <section aria-labelledby="preview" class="preview pin-preview">
        <h2 id="preview">As others see it</h2>
        <SharedPinView pin={shared} fileHref={fileHref} heading={<h3>{shared.title}</h3>} />
      </section>
      {shared.file && (
        <p class="notice notice-warning">
          <span>
            A machine has read the words above, and not what is in the file. Look through it once
            more: no name, number or face of a patient leaves the network.
          </span>
        </p>
      )}
      <Parts {...props} />
      {isShared && (
        <TakeItBack action={paths.pinWithdrawal(at)}>
          It leaves the list of all networks, the search and the archive at once. Whoever downloaded
          it keeps what they have.
        </TakeItBack>
      )}
    </Page>
  );
}

function Parts({ charter, pin, parts, isShared, problems }: PinSharingPageProps) {
  const at = { network: charter.slug, pin: pin.id };
  const choices = [
    ...(charter.transparency === "named" && pin.site !== undefined
      ? [{ value: "site", label: "Our site’s name", hint: "Else only the network is named." }]
      : []),
    { value: "surprised", label: "What surprised us" },
    { value: "context", label: "Where it was used" },
    { value: "measure", label: "The measure we look at", hint: "Its name, not its figures." },
  ];
  return (
    <SharingParts
      action={paths.pinSharing(at)}
      legend="Besides the thing itself, what it is for, licence and who made it"
      {...{ choices, parts, isShared, problems }}
    />
  );
}
