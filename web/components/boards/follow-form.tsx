import type { Followed } from "@allteach/domain/boards/follow";
import { paths } from "../../paths.ts";
import { Button } from "../button.tsx";

export interface FollowFormProps {
  network: string;
  followed: Followed;
  isFollowed: boolean;
  /** What is followed, as the button says it. */
  name: string;
  /** The page one comes back to. */
  next: string;
}

/** Follows something, or follows it no longer: one press, without a script. */
export function FollowForm({ network, followed, isFollowed, name, next }: FollowFormProps) {
  return (
    <form
      method="post"
      action={isFollowed ? paths.followEnd({ network }) : paths.follows({ network })}
      class="inline-form"
    >
      <input type="hidden" name="kind" value={followed.kind} />
      <input type="hidden" name="target" value={followed.target} />
      <input type="hidden" name="next" value={next} />
      <Button tone="quiet" icon={isFollowed ? "check" : "plus"}>
        {isFollowed ? `Following ${name}` : `Follow ${name}`}
      </Button>
    </form>
  );
}
