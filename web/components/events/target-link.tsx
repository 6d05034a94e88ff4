import type { Target } from "@allteach/domain/events/target";
import { linkHost } from "@allteach/domain/pins/link-address";
import { paths } from "../../paths.ts";

/** A link to something to read or to do, with where it leads when that is elsewhere. */
export function TargetLink(props: { target: Target; title: string; network: string }) {
  const { target, title, network } = props;
  switch (target.kind) {
    case "pin":
      return <a href={paths.pin({ network, pin: target.id })}>{title}</a>;
    case "event":
      return <a href={paths.event({ network, event: target.id })}>{title}</a>;
    case "link":
      return (
        <>
          <a href={target.address} rel="noopener noreferrer nofollow">
            {title}
          </a>{" "}
          <span class="soft small">{linkHost(target.address)}</span>
        </>
      );
  }
}
