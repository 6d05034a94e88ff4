/**
 * The theory in an outline, in our own words.
 *
 * Source: Ohio Perinatal Quality Collaborative: scheduled births, progesterone (Britto et al. 2018, figure 1), neonatal infections.
 */
export const perinatalDrivers = `Fewer early births without need, and healthier early babies [SCHEDULED, LATEINF]
- Births are scheduled only with a reason [SCHEDULED]
  - The reason is known when it is booked
    * Ask for gestational age, its evidence and the indication when a birth is booked
    * Date each pregnancy by ultrasound before the twentieth week
  - Somebody may say no
    * Name one person who may say no, and who is called in doubt
  - Families know what the last weeks do
    * Tell families in plain words what the last weeks do for a baby
- Women at risk are found and treated in time [PROGESTOGEN]
  - Risk is seen early
    * Ask about earlier births at the first visit
    * Measure the cervix in mid-pregnancy where it is indicated
  - Nothing stands between prescription and first dose [PROGESTOGEN]
    * Help with the pharmacy, the insurer and the way to the clinic
    * Call within a week to ask whether the first dose was taken
- Lines in small babies are kept clean, and go early [LATEINF]
  * Insert and maintain lines by a checklist, with a second pair of eyes
  * Ask each day whether the line is still needed
- Human milk comes first
  * Begin human milk in the first days
  * Help every mother to express milk within six hours of birth
- Newborns in withdrawal are with their families [NASDAYS]
  * Treat without medicines first, with the mother in the room
  * Agree on one protocol for starting and weaning medicines
`;
