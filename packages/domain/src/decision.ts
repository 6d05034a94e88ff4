/** Something the network decided, for those who come later. */
export interface Decision {
  id: string;
  title: string;
  /** What was decided and why, in plain paragraphs; may be empty. */
  text: string;
  /** The day of the decision. */
  decidedOn: string;
  /** Who decided: a board, a vote, a person, in their own words. */
  decidedBy: string;
  /** Who was heard, or is concerned. */
  stakeholders: string;
}
