import type { SharedPin } from "@allteach/domain/pins/shared-pin";
import type { Child } from "hono/jsx";
import { kindWords } from "../../words/pin-words.ts";
import { PinContent } from "./pin-content.tsx";
import { PinFacts } from "./pin-facts.tsx";

export interface SharedPinViewProps {
  pin: SharedPin;
  /** Where its file is. */
  fileHref?: string | undefined;
  heading: Child;
}

/** A pin as every network reads it: all that was shared, and nothing else. */
export function SharedPinView({ pin, fileHref, heading }: SharedPinViewProps) {
  const { network, site, measure, madeFrom, surprised } = pin;
  const more: (readonly [string, Child])[] = [
    ["Shared by", site === "" ? network : `${site}, ${network}`],
    ...(measure === "" ? [] : [["Its team looks at", measure] as const]),
    ...(madeFrom === "" ? [] : [[`Made from (version ${pin.version})`, madeFrom] as const]),
  ];
  return (
    <article class="pin">
      <header class="stack">
        <p class="soft">
          {kindWords(pin.kind, pin.file)} · {site === "" ? network : `${site} · ${network}`}
        </p>
        {heading}
        <p class="lead">{pin.purpose}</p>
      </header>
      <PinContent {...pin} fileHref={fileHref} />
      {surprised !== "" && <p class="answer">What surprised them: {surprised}</p>}
      <PinFacts {...pin} more={more} />
    </article>
  );
}
