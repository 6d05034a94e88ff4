import type { PdfFile } from "./pdf-file.ts";
import { array, dictionary, type PdfValue, reference, textString } from "./syntax.ts";

/** The roles that a report's elements have, as the format names them. */
export type Role =
  | "Document"
  | "H1"
  | "H2"
  | "H3"
  | "P"
  | "L"
  | "LI"
  | "Lbl"
  | "LBody"
  | "Table"
  | "TR"
  | "TH"
  | "TD"
  | "Figure"
  | "Link";

/** An element of the structure tree: what something is, and where on the pages it is drawn. */
export interface Element {
  role: Role;
  /** What a figure shows, for those who do not see it. */
  alternative?: string;
  /** An attribute dictionary: the scope of a heading cell, the place of a figure. */
  attributes?: Record<string, PdfValue>;
  kids: (Element | Drawn)[];
}

/** Something drawn: marked content of a page, or an annotation on it. Objects by their numbers. */
type Drawn = { page: number; content: number } | { page: number; annotation: number };

/** A new element, the last of its parent. */
export function elementIn(
  parent: Element,
  role: Role,
  more: Pick<Element, "alternative" | "attributes"> = {},
): Element {
  const element: Element = { role, ...more, kids: [] };
  parent.kids.push(element);
  return element;
}

/** The objects of elements, which what is drawn on pages refers back to. */
export type ElementObjects = ReadonlyMap<Element, number>;

/** Writes the tree into the file, each element under its parent, in the order of reading. */
export function writeStructure(file: PdfFile, document: Element, root: number): ElementObjects {
  const objects = new Map<Element, number>();
  writeElement(file, document, root, objects);
  return objects;
}

function writeElement(
  file: PdfFile,
  element: Element,
  parent: number,
  objects: Map<Element, number>,
): number {
  const object = file.reserve();
  objects.set(element, object);
  const pages = new Set(element.kids.flatMap((kid) => ("page" in kid ? [kid.page] : [])));
  const page = pages.size === 1 ? [...pages][0] : undefined;
  const kids = element.kids.map((kid) => {
    if ("role" in kid) return reference(writeElement(file, kid, object, objects));
    if ("annotation" in kid) {
      const [Pg, Obj] = [reference(kid.page), reference(kid.annotation)];
      return dictionary({ Type: "/OBJR", Pg, Obj });
    }
    if (kid.page === page) return kid.content;
    return dictionary({ Type: "/MCR", Pg: reference(kid.page), MCID: kid.content });
  });
  const { role, alternative, attributes } = element;
  const entries = {
    Type: "/StructElem",
    S: `/${role}`,
    P: reference(parent),
    Pg: page === undefined ? undefined : reference(page),
    Alt: alternative === undefined ? undefined : textString(alternative),
    A: attributes === undefined ? undefined : dictionary(attributes),
    K: kids.length === 0 ? undefined : kids.length === 1 ? kids[0] : array(kids),
  };
  return file.put(dictionary(entries), object);
}
