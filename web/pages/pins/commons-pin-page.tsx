import { LinkButton } from "../../components/button.tsx";
import { Page, type PageProps } from "../../components/page.tsx";
import { SharedPinView } from "../../components/pins/shared-pin-view.tsx";
import { paths } from "../../paths.ts";
import type { CommonsPin } from "./commons-pins-page.tsx";

export interface CommonsPinPageProps {
  shell: Partial<PageProps>;
  pin: CommonsPin;
  /** The reader's networks that it can be taken to, by their addresses and names. */
  takers: readonly { slug: string; name: string }[];
}

/** One pin of another network, with everything it shares of it. */
export function CommonsPinPage({ shell, pin, takers }: CommonsPinPageProps) {
  const fileHref = pin.file && paths.commonsPinFile({ pin: pin.id, file: pin.file.id });
  return (
    <Page
      title={pin.title}
      breadcrumb={[{ label: "Pins of all networks", href: paths.commonsPins }]}
      {...shell}
      simulated={pin.simulated}
    >
      <SharedPinView pin={pin} fileHref={fileHref} heading={<h1>{pin.title}</h1>} />
      {takers.length > 0 && (
        <section aria-labelledby="take">
          <h2 id="take">Take it home</h2>
          <p>Pin it to a board, or make a version of your own.</p>
          <p class="actions">
            {takers.map(({ slug: network, name }) => (
              <LinkButton href={paths.othersPin({ network, pin: pin.id })} icon="plus">
                Take it to {name}
              </LinkButton>
            ))}
          </p>
        </section>
      )}
    </Page>
  );
}
