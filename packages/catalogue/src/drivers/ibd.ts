/**
 * The theory in an outline, in our own words.
 *
 * Source: ImproveCareNow: Crandall et al. 2012, and its work on reliable visits and self-management.
 */
export const ibdDrivers = `Four in five patients in remission [REMISSION]
- The right treatment at the right dose [STEROIDFREE]
  - Doses are known and checked
    * Check TPMT and dose before every thiopurine [TPMT]
    * Measure drug levels when a patient is not well
  - Steps up are agreed in advance
    * Agree on a written plan for starting and stepping up treatment
    * Review everybody who has been on steroids for three months [STEROIDFREE]
- No patient is lost between visits [VISREP]
  * Look through the whole population each month and call those not seen
  * Plan each visit the week before, with the registry open
  * Record every visit within the week [VISREP]
- Patients and families run their own care [REMISSION]
  * Ask for the family's question before the visit
  * Agree on one goal and write it down for both sides
  * Offer a talk with a family that has been there
- Children grow and are nourished
  * Plot weight and height at every visit while the family is there
  * See a dietitian when weight stands still for two visits
- Trouble is noticed early [HOSP]
  * Give a number that is answered the same day
  * Look into each hospital stay: what could have come first? [HOSP]
`;
