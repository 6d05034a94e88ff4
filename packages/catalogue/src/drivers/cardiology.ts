/**
 * The theory in an outline, in our own words.
 *
 * Source: National Pediatric Cardiology Quality Improvement Collaborative: interstage care, nutrition, handover.
 */
export const cardiologyDrivers = `Every infant safe and growing between the stages [MORTALITY, BETWEEN, GROWTH]
- Home monitoring that catches trouble early [MORTALITY]
  - Parents know when to call
    * Send families home with scales, an oximeter and clear limits for calling
    * Have parents teach back what they will do, before they leave
  - Somebody answers and acts
    * Answer a parent's call at any hour with somebody who knows the child
    * Look at the home figures every week as a team
- Nutrition follows a plan [GROWTH, WEIGHT]
  * Agree on calories and expected gain before discharge
  * Change the plan within days when weight stands still [GROWTH]
  * See a dietitian at every visit
- Handovers lose nothing
  * Name one person who follows the infant from discharge to stage 2
  * Give the family doctor a one-page plan, and ask that it was read
- Medicines are chosen on what is known [MORTALITY]
  * Weigh digoxin at discharge for every infant without an arrhythmia
  * Go through the doses by weight at each visit
- Families are partners
  * Introduce each family to one whose child is past stage 2
`;
