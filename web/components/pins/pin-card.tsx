import { termName } from "@allteach/catalogue/vocabulary";
import { licences } from "@allteach/domain/pins/licence";
import type { Pin } from "@allteach/domain/pins/pin";
import type { PinFile } from "@allteach/domain/pins/pin-file";
import type { Site } from "@allteach/domain/site";
import type { Child } from "hono/jsx";
import { paths } from "../../paths.ts";
import { kindWords } from "../../words/pin-words.ts";
import { PinPicture } from "./pin-picture.tsx";

export interface PinCardProps {
  network: string;
  pin: Pin;
  site?: Site | undefined;
  isHidden: boolean;
  file?: PinFile | undefined;
  /** What else is known of it: a grade, how often it was used. */
  foot?: Child | undefined;
  level?: 2 | 3 | undefined;
  /** The board that it is shown on. */
  from?: string | undefined;
}

/** One pin among several, by its picture. Goes in a `.grid`. */
export function PinCard({ network, pin, file, foot, level = 2, from, ...whose }: PinCardProps) {
  const at = { network, pin: pin.id };
  return (
    <PinTile
      {...pin}
      {...{ level, foot, file }}
      href={from === undefined ? paths.pin(at) : `${paths.pin(at)}?from=${from}`}
      small={file && paths.pinFile({ ...at, file: "small" })}
      whose={whosePin({ pin, ...whose })}
    />
  );
}

export interface PinTileProps
  extends Pick<
    Pin,
    "kind" | "title" | "purpose" | "url" | "body" | "family" | "licence" | "attribution"
  > {
  href: string;
  file?: PinFile | undefined;
  small?: string | undefined;
  whose: string;
  foot?: Child | undefined;
  level?: 2 | 3 | undefined;
}

/** A pin's card, wherever it comes from. */
export function PinTile(props: PinTileProps) {
  const { kind, title, purpose, url, family, licence, attribution, file, foot } = props;
  const Heading = props.level === 3 ? "h3" : "h2";
  return (
    <article class="card pin-card">
      <PinPicture {...{ kind, file, url }} body={props.body} small={props.small} />
      <div class="card-meta">
        {kindWords(kind, file)} · {props.whose}
      </div>
      <Heading>
        <a class="card-link" href={props.href}>
          {title}
        </a>
      </Heading>
      <div class="card-body">
        <p class="clamped">{purpose}</p>
      </div>
      <div class="card-foot">
        {family !== "" && <p>{termName("families", family)}</p>}
        <p>
          {attribution} · {licences[licence].name}
        </p>
        {foot}
      </div>
    </article>
  );
}

/** "Northgate", "The whole network", "A site": whose a pin is, as far as one may know. */
export function whosePin({
  pin,
  site,
  isHidden,
}: Pick<PinCardProps, "pin" | "site" | "isHidden">): string {
  if (pin.site === undefined) return "The whole network";
  return isHidden || !site ? "A site" : site.name;
}
