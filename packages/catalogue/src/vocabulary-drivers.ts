import { termsOf } from "./terms.ts";

/** What moves a measure: where teams put their hands on it. */
export const drivers = termsOf(`
visit-planning | Planning visits ahead | previsit, pre visit, visit plan, plan ahead, planned visit, before the visit, agenda, chart review before
measuring-well | Measuring the right way | measured the right way, technique, cuff, repeat a high, calibrat, measure correct, measured correct, weigh, triage
acting-on-results | Acting on what is found | flag, escalat, act on, high value, abnormal result, follow up of result, adjust treatment, treat to target, step up
knowing-patients | Knowing who needs what | population, care gap, overdue, recall, list of patients, patient list, stratif, registry list, outreach
medicines-taken | Medicines taken as agreed | adheren, missed dose, take their medicine, refill, pill, pharmacy fill, hard to take
self-management | Families doing it themselves | self manag, home monitor, home scale, at home, teach back, family teaching, action plan, caregiver training
line-care | Care of lines and catheters | maintenance, line care, insertion, dressing change, hub, scrub, closed system, catheter care, remove when not needed, daily need
hand-hygiene | Clean hands and places | hand hygiene, cleaning, disinfect, bathing, chlorhexidine, isolation room, environment
antibiotics | Antibiotics used with care | antibiotic, stewardship, antimicrobial
teamwork | Working as one team | huddle, teamwork, rounds, interdisciplin, handover, hand off, handoff, communication, briefing
staff-skills | Staff who know and can | staff training, competenc, coaching, simulation training, orientation, onboarding, champion
clear-standards | An agreed way of doing it | guideline, protocol, standard order, order set, algorithm, policy, hard stop, criteria, standardis, standardiz
reminders | Reminders at the right moment | remind, prompt, alert, best practice advis, pop up, text message
access | Getting care in time | access, wait, appointment slot, same day, no show, travel, transport, telehealth, telemedicine, virtual visit
early-warning | Seeing trouble early | early warning, deteriorat, red flag, home call, weekly call, warning score, watcher
feeding-support | Help with feeding | feeding, dietit, dietic, nutrition, lactation, pump, fortif, calorie, donor milk
shared-decisions | Deciding together | shared decision, goals of care, preference, decision aid, co produc, coproduc
families-on-team | Families on the team | parent partner, patient partner, family advis, family partner, parents on
data-flow | Data that come without effort | data entry, registry, scribe, interface, electronic record, ehr, smartform, dashboard, missing data
transitions | Moves between places | discharge, transition, transfer, handover to, moving to adult, going home
social-needs | Needs beyond medicine | food insecur, social need, housing, social work, transport, equity, language, interpreter
safety-culture | Speaking up | speak up, safety culture, error prevention, learning from, cause analysis, near miss
mental-wellbeing | Mood and strain | depression, anxiety, mental health, stress, psycholog, wellbeing
dosing | The right dose each time | dose, dosing, drug level, titrat, weight based, prescrib
`);
