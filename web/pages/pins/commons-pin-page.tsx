import type { Child } from "hono/jsx";
import { Page, type PageProps } from "../../components/page.tsx";
import { SharedPinView } from "../../components/pins/shared-pin-view.tsx";
import { paths } from "../../paths.ts";
import type { CommonsPin } from "./commons-pins-page.tsx";

export interface CommonsPinPageProps {
  shell: Partial<PageProps>;
  pin: CommonsPin;
  /** What can be done with it. */
  children?: Child;
}

/** One pin of another network, with everything it shares of it. */
export function CommonsPinPage({ shell, pin, children }: CommonsPinPageProps) {
  const fileHref = pin.file && paths.commonsPinFile({ pin: pin.id, file: pin.file.id });
  return (
    <Page
      title={pin.title}
      breadcrumb={[{ label: "Pins of all networks", href: paths.commonsPins }]}
      {...shell}
      simulated={pin.simulated}
    >
      <SharedPinView pin={pin} fileHref={fileHref} heading={<h1>{pin.title}</h1>} />
      {children}
    </Page>
  );
}
