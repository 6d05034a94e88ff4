/**
 * The theory in an outline, in our own words.
 *
 * Source: PR-COIN: treat to target, self-management (PMID 39156025).
 */
export const rheumatologyDrivers = `Four in five children with quiet or nearly quiet joints [LOWACTIVITY, INACTIVE]
- Disease activity is measured at every visit
  * Have joints counted and both global scores asked before the visit ends
  * Show the score to the family as a line over time
- Treatment aims at a target [LOWACTIVITY]
  - The target is agreed
    * Agree on the target with the family and write it down
  - Missing it leads to something
    * See those above it again within three months
    * Change treatment by a written plan when the target is missed
- Families can do their part [INACTIVE, PAIN]
  * Ask what stands in the way of the medicine, without blame
  * Teach injections with practice, and call after the first one
- Side effects and eyes are watched
  * Book the eye examination before the family leaves
  * Keep one list of blood tests that are due
- The team works from one list
  * Look through all patients above target every month
`;
