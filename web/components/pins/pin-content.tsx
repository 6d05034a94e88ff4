import { linkHost, linkProblem } from "@allteach/domain/pins/link-address";
import { linkKinds, type PinKind } from "@allteach/domain/pins/pin";
import type { PinFile } from "@allteach/domain/pins/pin-file";
import { fileWords } from "../../words/pin-words.ts";
import { Icon } from "../icon.tsx";

export interface PinContentProps {
  kind: PinKind;
  title: string;
  url: string;
  body: string;
  file?: PinFile | undefined;
  /** Where its file is. */
  fileHref?: string | undefined;
}

/** What a pin is made of: where it leads, its file, or its words. */
export function PinContent({ kind, title, url, body, file, fileHref }: PinContentProps) {
  if (linkKinds.has(kind)) return <PinLink url={url} kind={kind} />;
  if (kind === "text") return <PinText body={body} />;
  if (!file || !fileHref) return null;
  return (
    <div class="pin-file">
      {kind === "image" && file.size && (
        <img
          src={fileHref}
          alt={title}
          width={String(file.size.width)}
          height={String(file.size.height)}
          loading="lazy"
          decoding="async"
        />
      )}
      <p>
        <a href={fileHref} download="">
          <Icon name="download" />
          {file.name}
        </a>{" "}
        <span class="soft">{fileWords(file)}</span>
      </p>
      {file.scan === "unscanned" && kind !== "image" && (
        <p class="soft small">
          Nobody has looked for viruses in this file: open it as you would one from a mail.
        </p>
      )}
    </div>
  );
}

/** A link that a browser may follow, with the name of the place that it really leads to. */
function PinLink({ url, kind }: Pick<PinContentProps, "url" | "kind">) {
  if (linkProblem(url) !== undefined) return <p class="soft">Its address cannot be shown.</p>;
  return (
    <p class="pin-link">
      <a href={url} rel="noopener noreferrer nofollow ugc" referrerpolicy="no-referrer">
        <Icon name={kind === "video" ? "video" : "link"} />
        {kind === "video" ? "Watch it" : "Open it"} at {linkHost(url)}
      </a>
      <span class="soft small">{url}</span>
    </p>
  );
}

function PinText({ body }: Pick<PinContentProps, "body">) {
  return (
    <div class="prose pin-text">
      {body.split(/\n\s*\n/).map((paragraph) => (
        <p>{paragraph}</p>
      ))}
    </div>
  );
}
