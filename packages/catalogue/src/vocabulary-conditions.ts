import { termsOf } from "./terms.ts";

/** Whom care is for. */
export const conditions = termsOf(`
ibd | Inflammatory bowel disease | crohn, colitis, ibd, inflammatory bowel
kidney-transplant | Kidney transplant | kidney transplant, renal transplant, transplant
kidney-disease | Kidney disease | kidney disease, ckd, dialysis, nephro
single-ventricle | Single-ventricle heart disease | single ventricle, norwood, interstage, hypoplastic, fontan
arthritis | Juvenile arthritis | arthritis, jia, rheumat, uveitis
cystic-fibrosis | Cystic fibrosis | cystic fibrosis, cf
sickle-cell | Sickle cell disease | sickle, scd
autism | Autism | autis, asd
pregnancy | Pregnancy | pregnan, antenatal, prenatal, maternal, birth
newborn | Newborns | newborn, neonat, nicu, preterm infant, premature
hospital-care | Children in hospital | inpatient, ward, picu, intensive care, hospital unit
diabetes | Diabetes | diabet, insulin
asthma | Asthma | asthma
epilepsy | Epilepsy | epilep, seizure
cancer | Cancer | cancer, oncolog, chemotherap, leuk
adolescents | Teenagers and young adults | teen, adolescen, young adult
surgery | Surgery | surg, operation, postoperative, operating room
`);
