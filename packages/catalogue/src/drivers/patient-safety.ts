/**
 * The theory in an outline, in our own words.
 *
 * Source: Solutions for Patient Safety, its aims for serious harm and its bundles; Britto et al. 2018, figure 2.
 */
export const patientSafetyDrivers = `Fewer hospital infections, and bundles kept every time [CAUTI, CLABSI, CDIFF]
- Devices are used only while they are needed [CAUTI, CLABSI]
  - A reason for every day
    * Ask on every round whether each catheter and line can go today
    * Order every device with a date for review
  - Taking out is easy
    * Let nurses remove a urinary catheter by protocol
    * Keep bladder scanners where they are needed at night
- Insertion and maintenance are done the same way every time [BUNDLE]
  - Everything is at hand
    * Keep what the bundle needs in one kit at the bedside
  - People see how it is done here
    * Observe a few patients each week and tell the team the same day
    * Ask a second person to watch an insertion and stop it when a step is missed
- Nothing is carried from patient to patient [CDIFF]
  * Watch hand hygiene and show each ward its own results
  * Clean rooms after C. difficile with an agent that kills spores, and check that it was done
  * Review antibiotics on the third day
- Every infection and injury teaches something [PRESSURE]
  * Look into each infection within a week with those who gave the care
  * Share one finding a month with the network
  * Ask families what they saw
- Leaders ask about safety every day
  * Begin each day with ten minutes on what could harm somebody today
  * Show the board days since the last harm, and the patient's story
`;
