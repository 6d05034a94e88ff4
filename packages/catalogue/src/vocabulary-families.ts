import { termsOf } from "./terms.ts";

/** What measures are about, whatever a network calls them. */
export const measureFamilies = termsOf(`
blood-pressure | Blood pressure | blood pressure, hypertens, cuff, ambulatory monitor
remission | Remission and disease activity | remission, disease activity, inactive disease, low activity, quiescent, flare
steroids | Freedom from steroids | steroid, prednison, prednisolon, corticosteroid
right-dose | Right drug, right dose | tpmt, dosing, dose, drug level, weight based, underdos, hydroxyurea, thiopurin
registry-data | Visits and data captured | registry, data entry, entered within, visit capture, captured, enrol
visit-planning | Visits planned together | planned visit, visit is planned, visit planned, plan the visit, previsit, pre visit, visit plan, collaborative visit, agenda, before the visit, visit begins
unplanned-care | Unplanned hospital care | readmission, admission, hospitalisation, hospitalization, emergency department, emergency visit, ed visit, unplanned
urinary-catheter-infections | Urinary catheter infections | cauti, urinary catheter, foley, catheter associated urin
line-infections | Central line infections | clabsi, central line, line infection, catheter infection, picc, line days, bloodstream
other-infections | Other infections in hospital | c diff, clostridi, late onset, sepsis, surgical site, ventilator associated, infection in, hospital acquired, nosocomial
bundle-reliability | Bundles done in full | bundle, checklist complet, all elements, reliability of
medication-harm | Harm from medicines | adverse drug, medication error, opioid overs, medication reconcil, look alike
pressure-injuries | Pressure injuries | pressure injur, pressure ulcer, skin breakdown, bedsore
falls | Falls | falls, fell, fall with
serious-harm | Serious safety events | serious safety, never event, serious harm, preventable harm
mortality | Survival | mortality, death, survival, survive, interstage
growth | Growth and nutrition | growth, grow, weight gain, nutrition, bmi, failure to thrive, feeding, underweight, calorie, dietit, foods, diets, falters, weight and height, grams a day
births-by-choice | Births before 39 weeks by choice | scheduled birth, scheduled deliver, early elective, 39 weeks, induction without
preterm-birth | Preterm birth | progest, preterm, cervical length, antenatal steroid
human-milk | Human milk | breast milk, human milk, breastfeed, breast feed, mother s milk, lactation
newborn-withdrawal | Newborns in withdrawal | abstinence, withdrawal, opioid exposed, eat sleep console
graft-survival | Rejection and the graft | rejection, graft, transplant that last, adheren to immun
behaviour | Behaviour and sleep | irritab, behaviour, behavior, hyperactiv, sleep, challenging
vaccination | Vaccination | vaccin, immunis, immuniz, jab, pneumococ, influenza
preventive-care | Check-ups and prevention | dental, dentist, well child, screening visit, eye exam, eyes seen, transcranial, tcd, doppler
lung-function | Lung function | fev1, lung function, spirometr, exacerbation, airway clearance
mental-health | Mental health | depression, anxiety, mental health, suicide, phq, wellbeing
transition | Into adult care | transition, adult care, transfer of care, adult clinic, adult team, adult visit
medicines-taken | Medicines taken as agreed | adheren, missed dose, skipped, refill, pill box, take their medicine, which doses, dose is missed, taken as agreed
handovers | Handovers and going home | handover, hand over, handoff, hand off, moved to, going home, comes home, knows before
access | Getting care in time | waiting time, waits longer, wait less, seen within, referral, appointment, no show, same day visit
deterioration | Seeing trouble early | deteriorat, early warning, watcher, red flag, cardiac arrest, rapid response, unexpected arrest, weekly call
home-monitoring | Monitoring at home | home monitor, oximeter, home spirom, spirometers at home, home blood pressure, scale go home, each day by phone
social-needs | Needs beyond medicine | food insecur, social need, housing, respite, transport, a ride, bus fare, without a car, because of money
families-on-team | Families on the team | parent partner, patient partner, family partner, family advis, parents sit, parents on, adults advise, co lead, advisory council
patient-voice | What patients and parents report | patient reported, survey response, experience, promis, satisfaction, quality of life, shared decision
`);

/** The families of the measures that the catalogue's templates begin with. */
export const familyByMeasure: Readonly<Record<string, string>> = {
  CAUTI: "urinary-catheter-infections",
  BUNDLE: "bundle-reliability",
  CLABSI: "line-infections",
  CDIFF: "other-infections",
  LATEINF: "other-infections",
  PRESSURE: "pressure-injuries",
  SSER: "serious-harm",
  CATHUSE: "urinary-catheter-infections",
  REMISSION: "remission",
  LOWACTIVITY: "remission",
  INACTIVE: "remission",
  STEROIDFREE: "steroids",
  TPMT: "right-dose",
  HYDROXYUREA: "right-dose",
  VISREP: "registry-data",
  ENTRY: "registry-data",
  HOSP: "unplanned-care",
  SCHEDULED: "births-by-choice",
  PROGESTOGEN: "preterm-birth",
  NASDAYS: "newborn-withdrawal",
  MORTALITY: "mortality",
  GROWTH: "growth",
  WEIGHT: "growth",
  PAIN: "patient-voice",
  DENTAL: "preventive-care",
  IRRITABILITY: "behaviour",
  FEV1: "lung-function",
  PLANNING: "visit-planning",
  BPMEASURE: "blood-pressure",
  BPCONTROL: "blood-pressure",
  REJECTION: "graft-survival",
};
