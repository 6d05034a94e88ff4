/** Eight made-up sites, January 2025 to August 2026: patients in remission of those seen. */
export const siteMonths = [
  {
    site: "Alder",
    numerators: [46, 38, 38, 43, 47, 56, 38, 45, 39, 53, 44, 46, 48, 48, 54, 41, 57, 55, 68, 49],
    denominators: [61, 53, 52, 61, 59, 64, 46, 56, 53, 67, 65, 63, 59, 61, 63, 52, 72, 70, 75, 57],
  },
  {
    site: "Beech",
    numerators: [13, 15, 18, 12, 13, 11, 21, 13, 11, 17, 13, 11, 9, 13, 15, 12, 15, 14, 12, 17],
    denominators: [22, 21, 28, 16, 20, 19, 29, 25, 21, 24, 24, 20, 13, 22, 24, 20, 16, 27, 25, 23],
  },
  {
    site: "Cherry",
    numerators: [35, 33, 27, 33, 28, 29, 29, 30, 21, 29, 41, 33, 35, 45, 40, 46, 40, 43, 36, 38],
    denominators: [52, 44, 37, 46, 45, 48, 39, 41, 51, 38, 45, 38, 39, 53, 46, 48, 45, 49, 40, 45],
  },
  {
    site: "Elder",
    numerators: [25, 22, 21, 23, 27, 24, 25, 17, 22, 13, 17, 18, 19, 24, 25, 25, 22, 21, 15, 20],
    denominators: [33, 33, 29, 33, 35, 30, 27, 27, 29, 26, 29, 26, 23, 28, 41, 35, 31, 26, 25, 25],
  },
  {
    site: "Hawthorn",
    numerators: [36, 43, 42, 58, 56, 55, 59, 58, 48, 51, 47, 45, 50, 66, 69, 53, 49, 53, 58, 39],
    denominators: [73, 68, 72, 90, 91, 72, 98, 84, 80, 88, 73, 68, 80, 103, 94, 86, 75, 80, 83, 68],
  },
  {
    site: "Juniper",
    numerators: [21, 23, 29, 22, 30, 24, 23, 25, 32, 24, 32, 22, 32, 25, 25, 22, 25, 32, 27, 26],
    denominators: [25, 29, 37, 30, 41, 36, 30, 35, 39, 29, 38, 31, 41, 39, 35, 29, 40, 40, 32, 37],
  },
  {
    site: "Maple",
    numerators: [50, 44, 36, 36, 39, 29, 37, 37, 39, 29, 31, 34, 33, 41, 26, 30, 39, 39, 27, 28],
    denominators: [63, 59, 52, 48, 53, 45, 58, 58, 65, 44, 45, 47, 47, 58, 45, 48, 56, 56, 43, 52],
  },
  {
    site: "Willow",
    numerators: [18, 15, 17, 12, 16, 18, 15, 17, 14, 18, 12, 10, 13, 15, 20, 20, 19, 16, 15, 15],
    denominators: [34, 25, 25, 27, 26, 28, 24, 30, 29, 26, 16, 19, 20, 20, 30, 29, 31, 29, 20, 22],
  },
];

/** A year at 24 made-up sites: patients in remission of those seen. */
export const siteYear = {
  numerators: [
    48, 94, 243, 25, 77, 157, 495, 46, 100, 272, 32, 75, 152, 19, 59, 124, 345, 41, 91, 208, 22, 61,
    139, 407,
  ],
  denominators: [
    60, 131, 330, 38, 90, 215, 690, 66, 150, 395, 45, 104, 240, 24, 74, 168, 470, 52, 118, 282, 31,
    81, 190, 560,
  ],
};

/** A year at 20 made-up sites that differ by more than chance: falls over bed days. */
export const siteFalls = {
  numerators: [14, 32, 131, 24, 129, 5, 19, 44, 11, 23, 47, 8, 21, 60, 10, 29, 100, 32, 30, 124],
  denominators: [
    4860, 12250, 33500, 5400, 14600, 1210, 6150, 16000, 1980, 7300, 18500, 2750, 8500, 21100, 3300,
    9720, 24800, 4100, 10980, 28600,
  ],
};

/** Two half-years at made-up sites: every site that stayed got better, and the network did not. */
export const siteHalfYears = {
  before: [
    { site: "Ash", numerator: 96, denominator: 150 },
    { site: "Birch", numerator: 88, denominator: 140 },
    { site: "Cedar", numerator: 150, denominator: 210 },
    { site: "Elm", numerator: 60, denominator: 110 },
    { site: "Fir", numerator: 45, denominator: 60 },
  ],
  after: [
    { site: "Ash", numerator: 110, denominator: 160 },
    { site: "Birch", numerator: 97, denominator: 145 },
    { site: "Cedar", numerator: 120, denominator: 165 },
    { site: "Elm", numerator: 92, denominator: 160 },
    { site: "Hazel", numerator: 40, denominator: 75 },
  ],
};
