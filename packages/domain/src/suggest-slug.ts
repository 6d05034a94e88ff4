import { Slug } from "./network.ts";

/**
 * The address that a network's name suggests: `IBD Nordic, north & south` → `ibd-nordic-north-south`.
 *
 * @returns Nothing where the name has too few letters a to z, or where we keep that address.
 */
export function suggestedSlug(name: string): Slug | undefined {
  const words = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/ß/g, "ss")
    .replace(/[æÆ]/g, "ae")
    .replace(/[øØ]/g, "o")
    .toLowerCase()
    .replace(/['’]/g, "")
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
  const first = words.findIndex((word) => /^[a-z]/.test(word));
  if (first < 0) return undefined;
  let slug = "";
  for (const word of words.slice(first)) {
    const longer = slug === "" ? word.slice(0, LONGEST) : `${slug}-${word}`;
    if (longer.length > LONGEST) break;
    slug = longer;
  }
  return Slug.safeParse(slug).data;
}

const LONGEST = 40;
