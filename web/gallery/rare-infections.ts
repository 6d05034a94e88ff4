import { labelled, monthly } from "./example.ts";

/** One unit's line infections over four years, told in three ways. Made up. */
const dates = [
  "2022-02-24",
  "2022-04-04",
  "2022-05-30",
  "2022-08-14",
  "2022-09-29",
  "2022-10-04",
  "2022-12-03",
  "2022-12-11",
  "2023-03-15",
  "2023-06-15",
  "2023-07-20",
  "2023-08-01",
  "2023-09-16",
  "2023-09-28",
  "2023-12-27",
  "2024-02-20",
  "2024-04-25",
  "2024-06-12",
  "2024-07-23",
  "2025-06-25",
];

/** Days since the infection before, the first of which was on 6 February 2022. */
export const daysBetween = labelled(
  dates,
  [18, 39, 56, 76, 46, 5, 60, 8, 94, 92, 35, 12, 46, 12, 90, 55, 65, 48, 41, 337],
);

/** Patients with a line since the infection before. */
export const patientsBetween = labelled(
  dates,
  [24, 51, 61, 111, 67, 6, 97, 9, 136, 124, 44, 13, 58, 17, 110, 73, 73, 57, 66, 479],
);

/** The last two of the four years by month: infections, and days that a line was in. */
export const infectionsByMonth = monthly(
  "2024-01",
  [0, 1, 0, 1, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0],
  [
    298, 230, 277, 305, 280, 275, 240, 297, 299, 271, 271, 284, 295, 309, 296, 295, 229, 297, 265,
    311, 256, 273, 249, 226,
  ],
);
