import { linkHost } from "@allteach/domain/pins/link-address";
import type { PinKind } from "@allteach/domain/pins/pin";
import type { PinFile } from "@allteach/domain/pins/pin-file";
import { kindWords, pinIcons } from "../../words/pin-words.ts";
import { Icon } from "../icon.tsx";

export interface PinPictureProps {
  kind: PinKind;
  file?: PinFile | undefined;
  url: string;
  /** Its words, of a text: how it begins is its picture. */
  body?: string | undefined;
  /** Where the smaller picture of its file is, if there is one. */
  small?: string | undefined;
}

/** As much as a card has room for. */
const MOST_LETTERS = 160;

/** What one sees of a pin first: its own picture, else a drawing of what it is. */
export function PinPicture({ kind, file, url, body, small }: PinPictureProps) {
  if (small && file?.hasSmall) {
    return (
      <div class="pin-picture">
        <img src={small} alt="" loading="lazy" decoding="async" width="480" height="270" />
      </div>
    );
  }
  if (kind === "text" && body) {
    return (
      <div class="pin-picture pin-sheet" aria-hidden="true">
        <p>{body.slice(0, MOST_LETTERS)}</p>
      </div>
    );
  }
  const host = linkHost(url);
  return (
    <div class={`pin-picture pin-drawn pin-drawn-${kind}`} aria-hidden="true">
      <Icon name={pinIcons[kind]} />
      <span>{host === "" ? kindWords(kind, file) : host.replace(/^www\./, "")}</span>
    </div>
  );
}
