import { describe, expect, it } from "vitest";
import { findIdentifiers, identifierProblems } from "./identifier-screen.ts";

describe("the screen for identifiers", () => {
  it.each([
    [
      "write to jo.bloggs+ward@hospital.example.org",
      "mail address",
      "jo.bloggs+ward@hospital.example.org",
    ],
    ["see https://hospital.example/p/81", "link", "https://hospital.example/p/81"],
    ["SSN 078-05-1120", "national number", "078-05-1120"],
    ["her number is 943 476 5919", "national number", "943 476 5919"],
    ["CPR 070761-4285", "national number", "070761-4285"],
    ["NI QQ 12 34 56 C or AB 12 34 56 C", "national number", "AB 12 34 56 C"],
    ["MRN: 0048213", "record number", "MRN: 0048213"],
    ["medical record no. AB-48213", "record number", "medical record no. AB-48213"],
    ["patient 44821 was first", "record number", "patient 44821"],
    ["as 48213377 shows", "record number", "48213377"],
    ["born 3 March 2014", "date of birth", "born 3 March 2014"],
    ["DOB 03/03/2014", "date of birth", "DOB 03/03/2014"],
    ["date of birth: 2014-03-03", "date of birth", "date of birth: 2014-03-03"],
    ["admitted on March 3rd, 2026", "date of care", "admitted on March 3rd, 2026"],
    ["ring +44 20 7946 0958", "phone number", "+44 20 7946 0958"],
    ["(555) 123-4567 after six", "phone number", "(555) 123-4567"],
    ["bleep 4471 2", "phone number", "bleep 4471 2"],
    ["Mrs O’Hara asked", "name", "Mrs O’Hara"],
    ["thanks to Dr. Ada Novak", "name", "Dr. Ada Novak"],
    ["a patient named Emma", "name", "patient named Emma"],
    ["patient J.D. went home", "name", "patient J.D."],
    ["a 94-year-old", "great age", "94-year-old"],
    ["12 Elm Tree Road", "address", "12 Elm Tree Road"],
    ["SW1A 1AA", "address", "SW1A 1AA"],
  ])("finds in “%s” the %s", (text, kind, found) => {
    expect(findIdentifiers(text)).toContainEqual({ kind, text: found });
  });

  it.each([
    "From 2.4 to 1.2 infections per 1,000 catheter days by 31 March 2027",
    "Blood pressure measured by the guideline at 80 % of visits, 900 visits a month",
    "Between 1 September and 30 November 2026 every child has a plan",
    "Two parents, one nurse and a pharmacist meet on Mondays at 08:15",
    "Huddle at 7:30; 5 of 12 beds; phase 2; ISO 9001; room 12",
    "Children aged 3 to 17 with Crohn’s disease, 24 weeks",
    "Ask Dr or nurse. Patients and parents. Miss no dose.",
    "A patient is seen in January and again in June 2027",
  ])("leaves “%s” as it is", (text) => {
    expect(findIdentifiers(text)).toEqual([]);
  });

  it("tells of one stretch of text once", () => {
    expect(findIdentifiers("NHS number 943 476 5919")).toHaveLength(1);
  });

  it("names the field and what to take out of it", () => {
    const problems = identifierProblems({ title: "Fewer falls", learnt: "Mr Smith fell" });

    expect(problems).toEqual([
      {
        field: "learnt",
        because:
          "take out “Mr Smith” (a person’s name): what leaves the network must not lead to one person",
      },
    ]);
  });
});
