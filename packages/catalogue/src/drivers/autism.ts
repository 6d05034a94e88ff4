/**
 * The theory in an outline, in our own words.
 *
 * Source: Autism Learning Health Network: Pediatrics 145 Suppl 1; outcomes chosen with families.
 */
export const autismDrivers = `Outcomes that families chose, and care that reaches every child
- Ordinary health care is within reach [DENTAL]
  - Visits can be borne
    * Prepare visits with pictures, a walk through the rooms and a quiet hour
  - Somebody keeps track
    * Keep a list of dentists who know how to see autistic children
    * Ask at each visit when the last dental visit was [DENTAL]
- Challenging behaviour is understood before it is treated
  * Look for pain, poor sleep and change before a medicine is started
  * Agree with the family on what would be better, and count it for two weeks
- Families and autistic people decide what counts [IRRITABILITY]
  * Ask families to rank outcomes, and publish the ranking
  * Try each new measure at three sites before it goes live
- The team outside of the clinic knows the plan
  * Share one page with school and therapists, with the family's consent
`;
