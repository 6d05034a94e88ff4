import { type Role, roleNames } from "@allteach/domain/permission";
import { paths } from "../paths.ts";
import { withArticle } from "../words/with-article.ts";

/** Over a page that is seen as another role meets it. */
export function viewedAsNotice(network: string, role: Role) {
  return {
    tone: "warning" as const,
    title: `As ${withArticle(roleNames[role])} sees it`,
    text: (
      <p>
        Nothing can be sent from this page, and its links lead back to your own view.{" "}
        <a href={`${paths.permissions({ network })}?role=${role}`}>Who can see what</a>
      </p>
    ),
  };
}
