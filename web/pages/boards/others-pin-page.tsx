import type { Board } from "@allteach/domain/boards/board";
import type { Charter } from "@allteach/domain/network";
import type { Problem } from "@allteach/domain/refusal";
import type { Site } from "@allteach/domain/site";
import { PinBoards } from "../../components/boards/pin-boards.tsx";
import { RemixForm } from "../../components/boards/remix-form.tsx";
import { Page, type PageProps } from "../../components/page.tsx";
import { SharedPinView } from "../../components/pins/shared-pin-view.tsx";
import { paths } from "../../paths.ts";
import type { CommonsPin } from "../pins/commons-pins-page.tsx";

export interface OthersPinPageProps {
  shell: Partial<PageProps>;
  charter: Pick<Charter, "slug" | "name">;
  pin: CommonsPin;
  boardsWith: readonly { board: Board }[];
  ownBoards: readonly { board: Board }[];
  ownSites: readonly Site[];
  forAll: boolean;
  problems: readonly Problem[];
}

/** Another network's pin, to be taken into one's own: onto a board, or as a version. */
export function OthersPinPage(props: OthersPinPageProps) {
  const { shell, charter, pin, ownSites, forAll } = props;
  const network = charter.slug;
  const mayPin = forAll || ownSites.length > 0;
  return (
    <Page
      title={pin.title}
      breadcrumb={[
        { label: "Overview", href: paths.network({ network }) },
        { label: "Pins", href: paths.pins({ network }) },
        { label: "Pins of all networks", href: paths.commonsPins },
      ]}
      {...shell}
    >
      <SharedPinView
        pin={pin}
        fileHref={pin.file && paths.commonsPinFile({ pin: pin.id, file: pin.file.id })}
        heading={<h1>{pin.title}</h1>}
      />
      <div class="pin-talk">
        {mayPin && (
          <section aria-labelledby="take">
            <h2 id="take">Take it to {charter.name}</h2>
            <RemixForm {...{ network, ownSites, forAll }} pin={pin.id} licence={pin.licence} />
          </section>
        )}
        <PinBoards {...props} {...{ network }} pin={pin.id} mayMake={mayPin} />
      </div>
    </Page>
  );
}
