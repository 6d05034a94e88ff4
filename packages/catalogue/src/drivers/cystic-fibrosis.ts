/**
 * The theory in an outline, in our own words.
 *
 * Source: Cystic Fibrosis Learning Network (PMC10336485): coproduced visits, data while they matter.
 */
export const cysticFibrosisDrivers = `Visits that patient and team planned together, seen in figures soon [PLANNING, ENTRY]
- Patient and team set the agenda [PLANNING, FEV1]
  - Both come prepared
    * Send three questions a week before the visit
    * Show the team last visit's open points the day before
  - The visit follows it
    * Begin each visit with the patient's own point
    * End it with who does what until the next one
- Figures are there while they matter [ENTRY]
  * Enter the visit the same day, from one page
  * Show each team what is still to be entered, every Friday
- A falling lung function is acted on
  * Call within a week when the value is a tenth below the best of the year
  * Treat by an agreed plan, and measure again after it
- Patients and families are in the team
  * Have a patient or parent at every improvement meeting
  * Ask after each visit: was this visit worth your day?
`;
