/**
 * The theory in an outline, in our own words.
 *
 * Source: STORM, a TeleECHO network (PMC5124118), and EMBRACE (BMJ QS 32:608): hydroxyurea.
 */
export const sickleCellDrivers = `Every eligible patient offered hydroxyurea, and helped to stay on it [HYDROXYUREA]
- Eligible patients are known and seen [HYDROXYUREA]
  * Keep one list of all patients and whether they were offered treatment
  * Call those not seen for six months, by somebody they know
- Doctors feel sure about prescribing
  - Help is near
    * Discuss a patient with a specialist by video every month
  - The steps are plain
    * Keep doses, checks and answers to worries on one page
- Patients decide with good information
  * Talk through benefits and fears at two visits before asking for a decision
  * Have somebody who takes it tell how it is
- Staying on it is made easy [HYDROXYUREA, PAINSTAY]
  * Put blood tests where the patient goes anyway
  * Ask at each visit which doses were hard to take
  * Send the medicine by mail where the pharmacy is far
`;
