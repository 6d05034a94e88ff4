/** A part of a report that is words and a table, in every form the same. */
export interface Passage {
  title: string;
  sentences: readonly string[];
  table?: PassageTable;
  /** Before the measures, or at the end among what explains them. */
  place: "first" | "end";
}

export interface PassageTable {
  caption: string;
  heads: readonly { text: string; numeric?: boolean }[];
  rows: readonly (readonly string[])[];
}
