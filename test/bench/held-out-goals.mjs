// Goals written after the vocabulary and the weights of the matching were settled, three for each of
// the nine networks, by the same rule (labelling.md). Nothing was changed for them afterwards.
// network | problem | title | whom it is for | to what | drivers | changes
const table = `
patient-safety | line-infections | A fresh dressing the moment it lifts | children with central lines on oncology | No loose dressing at a spot check | line-care | audit-feedback
patient-safety | families-partner | A parent reads every incident report with us | the safety team | Each review has a parent | families-on-team | root-cause
patient-safety | medicines-error | No look-alike bottles on one shelf | the pharmacy and three wards | None at the monthly walk | | visual-cue
ibd | nutrition | Dietitian seen within a month of diagnosis | newly diagnosed children | Nine in ten are seen | feeding-support | new-role
ibd | transition | A binder for the adult doctor, written by the patient | 17 and 18 year olds | All leave with one | transitions | care-plan
ibd | blood-pressure | Steroids raise pressure: measure it each time | patients on prednisone | Measured at nine of ten visits | measuring-well | checklist
perinatal | line-infections | One kit for each line change | newborn intensive care | Two people, one kit, each time | line-care | kit
perinatal | mental-health | Ask every mother twice about her mood | mothers of babies in the unit | Screened at two and six weeks | mental-wellbeing | electronic-form
perinatal | vaccination | Whooping cough vaccine offered at 28 weeks | pregnant women | Offered to all | knowing-patients | reminder
cardiology | visit-planning | Echo, labs and questions listed the week before | clinic patients | Every visit has a list | visit-planning | previsit-call
cardiology | vaccination | Winter antibodies given on time | infants with one ventricle | Five doses without a gap | knowing-patients | outreach-list
cardiology | social-needs | A room near the hospital for families from afar | families who live over an hour away | Nobody sleeps in the car | social-needs | new-role
rheumatology | data-capture | The visit form done before the door closes | clinic visits | Nothing is entered a week later | data-flow | electronic-form
rheumatology | admissions | Infusion at the day unit instead of the ward | children on biologics | Beds are used for the sick | access | same-day
rheumatology | families-partner | Two teenagers and a father on the steering group | the network | They vote | families-on-team |
autism | handover | School nurse and clinic speak before September | children who change school | A call for each | transitions | care-plan
autism | adherence | Tablets that can be swallowed | children on daily medicines | Taken six days of seven | medicines-taken | teach-back
autism | access | Evening appointments for working parents | clinic families | A third of slots | access |
cystic-fibrosis | vaccination | Flu jab before November | all patients and their brothers and sisters | Nine in ten | knowing-patients | reminder
cystic-fibrosis | home-monitoring | Weight and cough noted weekly at home | children under six | Half send it each week | self-management | self-monitoring
cystic-fibrosis | admissions | Treat early at home, and fewer nights inside | patients with exacerbations | A fifth fewer nights | early-warning | telehealth
sickle-cell | data-capture | Every emergency visit reaches our list within two days | all patients | None is heard of by chance | data-flow | electronic-form
sickle-cell | deterioration | Parents feel the spleen and know when to come | toddlers with sickle cell disease | Every family has shown it | early-warning, self-management | teach-back
sickle-cell | visit-planning | Call families on Thursday about Monday’s clinic | clinic patients | Eight in ten are reached | visit-planning | previsit-call
kidney | access | Same-week slot when creatinine rises | transplant recipients | Seen within five days | access, acting-on-results | same-day
kidney | dosing | Tacrolimus dose changed within a day of the level | transplant recipients | Nine in ten | dosing, acting-on-results | standard-orders
kidney | social-needs | Dialysis rides that come on time | families without a car | No session is cut short | social-needs | new-role
`;

/** In the shape of `goalTexts`, each with its network. */
export const heldOutGoals = table
  .trim()
  .split("\n")
  .map((line) => {
    const [template, problem, title, population, to, drivers = "", changes = ""] = line
      .split("|")
      .map((cell) => cell.trim());
    const keys = (cell) => cell.split(",").flatMap((key) => key.trim() || []);
    const words = { template, problem, measure: "", title, population, to };
    return { ...words, drivers: keys(drivers), changes: keys(changes) };
  });
