/** The layers of ARCHITECTURE.md, as rules. Reads: `from` may not reach `to`. */
const forbid = (name, from, to, comment) => ({ name, severity: "error", comment, from, to });

/** A package may reach itself, the packages named and the libraries named: nothing else. */
const only = (name, packages, libraries, comment) =>
  forbid(
    `${name}-imports`,
    { path: `^packages/${name}/`, pathNot: "\\.test\\.tsx?$" },
    {
      pathNot: [
        `^packages/(${[name, ...packages].join("|")})/`,
        ...libraries.map((library) =>
          library.startsWith("node:") ? `^${library.slice(5)}$` : `node_modules/.*${library}`,
        ),
      ],
    },
    comment,
  );

module.exports = {
  forbidden: [
    forbid("no-cycles", {}, { circular: true }, "A cycle means two files are one file."),
    only("spc", [], [], "Statistics are numbers in, numbers out."),
    only(
      "chart",
      ["spc"],
      ["d3-hierarchy", "d3-scale", "d3-shape"],
      "A chart draws what it is given.",
    ),
    only("domain", ["spc"], ["zod"], "No database, no HTTP, no clock."),
    only("catalogue", ["domain"], [], "Templates are data."),
    only(
      "interchange",
      ["domain"],
      ["papaparse", "fflate", "saxes", "zod"],
      "Bytes in, figures out.",
    ),
    only("simulation", ["domain", "catalogue"], [], "Made-up figures, from a seed."),
    only(
      "report",
      ["domain", "spc", "chart"],
      ["@resvg", "node:zlib"],
      "A report is built without I/O.",
    ),
    only(
      "mail",
      [],
      [
        "zod",
        "nodemailer",
        ...["buffer", "crypto", "net", "stream", "tls"].map((it) => `node:${it}`),
      ],
      "A message knows nobody who sends it.",
    ),
    only("store", ["domain"], ["drizzle-orm"], "The only SQL."),
    forbid(
      "packages-look-inward",
      { path: "^packages/" },
      { path: "^(web|workers|test)/", pathNot: "^test/reference/" },
    ),
    forbid(
      "web-only-draws",
      { path: "^web/", pathNot: "\\.test\\.tsx?$" },
      { path: "^(packages/(store|actions|interchange|mail)|workers)/" },
      "Pages get props; they never fetch.",
    ),
    forbid(
      "sql-stays-in-store",
      { path: "^(packages/(?!store)|web|workers)/", pathNot: "\\.test\\.tsx?$" },
      { path: "node_modules/.*drizzle-orm" },
    ),
    forbid(
      "actions-know-no-http",
      { path: "^packages/actions/" },
      { path: "node_modules/.*(hono|@auth)" },
    ),
    forbid(
      "shells-do-not-call-each-other",
      { path: "^workers/(http|queue|cron)/" },
      { path: "^workers/(http|queue|cron)/", pathNot: "^workers/$1/" },
    ),
    forbid(
      "nothing-imports-tests",
      { path: "^(packages|web|workers)/", pathNot: "\\.test\\.tsx?$" },
      { path: "^test/|\\.test\\.tsx?$" },
    ),
    forbid("no-unresolvable", {}, { couldNotResolve: true, pathNot: "^cloudflare:" }),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "web/dist|^web/client" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "types"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json"],
    },
  },
};
