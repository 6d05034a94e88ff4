/**
 * The theory in an outline, in our own words.
 *
 * Source: Improving Renal Outcomes Collaborative (pediatrics 146/1 e20192833): blood pressure, transplants that last.
 */
export const kidneyDrivers = `Blood pressure measured well, then treated to its goal, and transplants that last [BPCONTROL, REJECTION]
- Blood pressure is measured the right way [BPMEASURE]
  - The room allows it
    * Keep cuffs of every size where patients are measured
    * Let patients sit for five minutes before
  - The people know how
    * Repeat a high value by hand
    * Watch ten measurements a month and tell the team what was seen [BPMEASURE]
- High values lead to action [BPCONTROL]
  * Flag a high value before the patient leaves
  * Confirm by ambulatory measurement, and adjust within two weeks
- Medicines are taken [REJECTION]
  * Ask at each visit which doses were hard to take
  * Follow drug levels between visits and call when they swing
- The move to adult care loses nobody
  * Plan it two years ahead, with a visit to the new clinic
  * Ask a year later whether the patient arrived
`;
