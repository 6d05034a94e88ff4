import { type Terms, termKinds } from "@allteach/catalogue/vocabulary";
import { paths } from "./paths.ts";

/** What somebody looks for among the goals of all networks. */
export interface CommonsSearch {
  q?: string | undefined;
  terms?: Terms | undefined;
  page?: number | undefined;
  examples?: boolean | undefined;
}

/** The address of a search: of many terms the first ones, since each narrows. */
export function commonsSearchHref({ q = "", terms, page = 1, examples }: CommonsSearch): string {
  const query = new URLSearchParams();
  const hasFamily = (terms?.families.length ?? 0) > 0;
  if (q !== "" && !hasFamily) query.set("q", q);
  for (const kind of termKinds) {
    if (kind !== "families" && hasFamily) continue;
    for (const key of terms?.[kind] ?? []) query.append(kind, key);
  }
  if (page > 1) query.set("page", String(page));
  if (examples) query.set("examples", "yes");
  return query.size > 0 ? `${paths.commonsGoals}?${query}` : paths.commonsGoals;
}
