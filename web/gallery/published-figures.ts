import { labelled, monthly, numbered } from "./example.ts";

/** Misregistered chips among 50 on each of 30 wafers. */
export const misregisteredChips = {
  source:
    "NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.3.2, which prints a centre of 0.2313, limits of 0.0524 and 0.4102, and wafers 15 and 23 beyond them.",
  points: labelled(
    numbered("Wafer", 30),
    [
      12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22, 8, 10, 5, 13, 11, 20, 18, 24, 15, 9, 12,
      7, 13, 9, 6,
    ],
  ).map((point) => ({ ...point, denominator: 50 })),
};

/** Defects on 25 wafers of one size. */
export const waferDefects = {
  source:
    "NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.3.1, which prints a centre of 16, limits of 4 and 28, and wafer 24 beyond them.",
  points: labelled(
    numbered("Wafer", 25),
    [
      16, 14, 28, 16, 12, 20, 10, 12, 10, 17, 19, 17, 14, 16, 15, 13, 14, 16, 11, 20, 11, 19, 16,
      31, 13,
    ],
  ),
};

/** Flow rate of ten batches of a liquid. */
export const flowRate = {
  source:
    "NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.2, which prints a centre of 50.81 and limits of 45.82 and 55.80.",
  points: labelled(
    numbered("Batch", 10),
    [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1],
  ),
};

/** What a mortgage loan cost to process, in dollars, week by week. */
export const loanCost = {
  source:
    "Montgomery, Introduction to Statistical Quality Control, example 6.5, which prints a centre of 300.5, limits of 279.78 and 321.22, and an upper limit of 25.45 for the ranges.",
  points: labelled(
    numbered("Week", 20),
    [
      310, 288, 297, 298, 307, 303, 294, 297, 308, 306, 294, 299, 297, 299, 314, 295, 293, 306, 301,
      304,
    ],
  ),
};

const clothLengths = [500, 400, 650, 500, 475, 500, 600, 525, 600, 625];

/** Defects in ten rolls of dyed cloth, and their lengths in square metres. */
export const dyedCloth = {
  source:
    "Montgomery, Introduction to Statistical Quality Control, example 7.5, which prints a centre of 1.42 and limits of 0.29 and 2.55 for the first roll (2.56 where the centre is not rounded first).",
  points: labelled(numbered("Roll", 10), [14, 12, 20, 11, 7, 10, 21, 16, 19, 23]).map(
    (point, index) => ({ ...point, denominator: clothLengths[index] ?? null }),
  ),
};

/** England's major emergency departments: visits, and those that took longer than four hours. */
export const emergencyWaits = {
  source:
    "NHS England, A&E attendances and emergency admissions, type 1 departments added up. Contains public sector information licensed under the Open Government Licence v3.0.",
  points: monthly(
    "2016-04",
    [
      182400, 197101, 181535, 198003, 171132, 178838, 214604, 218126, 263977, 277031, 212506,
      195626, 179377, 207223, 180259, 195048, 182992, 195015, 201118, 217417, 292860, 287041,
      265960, 306701, 220986, 201452, 187798, 225992, 200809, 216210, 222865, 245928, 270039,
      321778, 299228, 281666,
    ],
    [
      1214057, 1353206, 1282499, 1353477, 1254439, 1277578, 1317571, 1258205, 1277133, 1237177,
      1127909, 1309507, 1253743, 1347297, 1296877, 1348648, 1256655, 1263957, 1325211, 1281913,
      1289587, 1257026, 1151757, 1299796, 1246348, 1354711, 1306739, 1365859, 1252767, 1269088,
      1320032, 1305353, 1307359, 1344354, 1234328, 1373060,
    ],
  ),
};
