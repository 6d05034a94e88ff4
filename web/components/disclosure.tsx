import type { PropsWithChildren } from "hono/jsx";
import { Icon } from "./icon.tsx";

export type DisclosureProps = PropsWithChildren<{ summary: string; open?: boolean | undefined }>;

/** More, one click below, without a script. */
export function Disclosure({ summary, open, children }: DisclosureProps) {
  return (
    <details class="disclosure" open={open}>
      <summary>
        <Icon name="chevron-right" />
        {summary}
      </summary>
      {children}
    </details>
  );
}
