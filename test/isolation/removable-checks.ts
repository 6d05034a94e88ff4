import { existsSync, readFileSync } from "node:fs";
import { relative } from "node:path";
import type { Plugin } from "vitest/config";
import { type Fault, faults } from "./wall-faults.ts";

/**
 * Makes every check of a permission, and every condition that keeps a question to one network,
 * something that a test can take out while the program runs: a call `may(…)` becomes
 * `checkAt("packages/actions/src/add-sites.ts: if (!may(…)) {", may)(…)`, named by its line. Nothing
 * of it is ever shipped.
 */
export function removableChecks(root: string): Plugin {
  return {
    name: "removable checks",
    enforce: "pre",
    load(id) {
      const [path = ""] = id.split("?");
      const file = relative(root, path).replaceAll("\\", "/");
      if (!isOurs.test(file) || file.includes(".test.") || !existsSync(path)) return null;
      return withChecks(file, withFaults(file, readFileSync(path, "utf8")));
    },
  };
}

const isOurs = /^(packages\/(actions|domain|store)\/src|workers)\/.*\.tsx?$/;

const check = /(?<![\w.$]|function )(may|mayGive|covers|maySomewhere|seesEverySite|isUnsigned)\(/g;
const condition =
  /(?<![\w.$])(eq)\((membership|token|invitation|joinRequest|departure|due|notice|reviewWatch)\.networkId,/g;

function withChecks(file: string, text: string): string {
  const found: string[] = [];
  const lines = text.split("\n").map((line) => {
    if (/^\s*(\/\/|\*|\/\*)/.test(line)) return line;
    const named = (name: string) => {
      const at = `${name} in ${file}: ${line.trim()}`;
      const twin = found.filter((each) => each.startsWith(at)).length;
      const place = JSON.stringify(twin > 0 ? `${at} (${twin + 1})` : at);
      found.push(JSON.parse(place));
      return `globalThis.checkAt(${place}, ${name})(`;
    };
    const checked = line.replace(check, (_, name: string) => named(name));
    if (!file.startsWith("packages/store/")) return checked;
    return checked.replace(
      condition,
      (_, name: string, table: string) => `${named(name)}${table}.networkId,`,
    );
  });
  if (found.length === 0) return text;
  return `globalThis.checksIn(${JSON.stringify(found)});${lines.join("\n")}`;
}

function withFaults(file: string, text: string): string {
  return faults.filter((fault) => fault.file === file).reduce(planted, text);
}

function planted(text: string, { what, file, right, wrong }: Fault): string {
  if (text.split(right).length !== 2) throw new Error(`not once in ${file}: ${right}`);
  const isPlanted = `globalThis.planted.has(${JSON.stringify(what)})`;
  const either = wrong.includes("PLANTED")
    ? wrong.replaceAll("PLANTED", isPlanted)
    : `(${isPlanted} ? (${wrong}) : (${right}))`;
  return text.replace(right, () => either);
}
