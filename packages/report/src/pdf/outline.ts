import type { PdfFile } from "./pdf-file.ts";
import { array, dictionary, reference, textString } from "./syntax.ts";

/** A bookmark: where a heading stands, and those below it. */
export interface Bookmark {
  title: string;
  /** The page's object, and the heading's top, in points from the page's foot. */
  page: number;
  height: number;
  below: Bookmark[];
}

/** @returns The object of the whole outline; undefined where there is nothing to mark. */
export function writeOutline(file: PdfFile, bookmarks: readonly Bookmark[]): number | undefined {
  if (bookmarks.length === 0) return undefined;
  const root = file.reserve();
  const ends = writeLevel(file, bookmarks, root);
  return file.put(dictionary({ Type: "/Outlines", ...ends }), root);
}

function writeLevel(file: PdfFile, bookmarks: readonly Bookmark[], parent: number) {
  const objects = bookmarks.map(() => file.reserve());
  const at = (index: number) => {
    const object = objects[index];
    return object === undefined ? undefined : reference(object);
  };
  for (const [index, { title, page, height, below }] of bookmarks.entries()) {
    const object = objects[index];
    if (object === undefined) continue;
    const ends = below.length === 0 ? {} : writeLevel(file, below, object);
    const entries = {
      Title: textString(title),
      Parent: reference(parent),
      Prev: at(index - 1),
      Next: at(index + 1),
      Dest: array([reference(page), "/XYZ", 0, height, "null"]),
      ...ends,
    };
    file.put(dictionary(entries), object);
  }
  return { First: at(0), Last: at(objects.length - 1), Count: bookmarks.length };
}
