import fc from "fast-check";
import { SaxesParser } from "saxes";
import { describe, expect, it } from "vitest";
import { UnreadableFile } from "./unreadable-file.ts";
import { readXml } from "./xml-reader.ts";

const asked = ["a", "b", "r", "x:r"];

/** What a listener is told of a text that comes in pieces of so many bytes. */
function toldOf(xml: string, step = 7): string[] {
  const bytes = new TextEncoder().encode(xml);
  const told: string[] = [];
  let text = "";
  const flush = () => {
    if (text !== "") told.push(text);
    text = "";
  };
  readXml(pieces(bytes, step), {
    open(name, attributes) {
      flush();
      told.push(`<${name} ${asked.map((each) => attributes.get(each) ?? "")}`);
    },
    text(piece) {
      text += piece;
    },
    close(name) {
      flush();
      told.push(`/${name}`);
    },
  });
  return told;
}

function* pieces(bytes: Uint8Array, step: number) {
  for (let at = 0; at < bytes.length; at += step) yield bytes.subarray(at, at + step);
}

/** The same, by a reader that somebody else wrote. */
function toldBySaxes(xml: string): string[] {
  const told: string[] = [];
  const plain = (name: string) => name.slice(name.indexOf(":") + 1);
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  let depth = 0;
  let text = "";
  const flush = () => {
    if (text !== "") told.push(text);
    text = "";
  };
  const more = (piece: string) => {
    if (depth > 0) text += piece;
  };
  parser.on("opentag", ({ name, attributes }) => {
    flush();
    depth++;
    const read = asked.map((each) => attributes[each] ?? "");
    told.push(`<${plain(name)} ${read}`);
  });
  parser.on("closetag", ({ name }) => {
    flush();
    depth--;
    told.push(`/${plain(name)}`);
  });
  parser.on("text", more);
  parser.on("cdata", more);
  parser.write(xml).close();
  return told;
}

const texts = fc.constantFrom(
  ...["x", " ", "ø", "&amp;", "&#65;", "&#x1F600;", "12", "\r\n", "]", "long text ".repeat(9)],
  ...["<![CDATA[a < b]]>", "<!-- no -->", "<?say no?>", "’"],
);
const attribute = fc.tuple(
  fc.constantFrom("a", "b", "r", "x:r"),
  texts.filter((each) => !/[<\r]/.test(each)),
);
const element = fc.letrec<{ node: string }>((tie) => ({
  node: fc
    .tuple(
      fc.constantFrom("c", "row", "x:c", "is"),
      fc.uniqueArray(attribute, { selector: ([name]) => name, maxLength: 3 }),
      fc.array(fc.oneof({ maxDepth: 3 }, texts, tie("node")), { maxLength: 4 }),
    )
    .map(([name, attributes, inside]) => {
      const written = attributes.map(([each, value]) => ` ${each} = "${value}"`).join("");
      const text = inside.join("").replaceAll("]]", "] ]").replaceAll("] ]>", "]]>");
      return text === "" ? `<${name}${written}/>` : `<${name}${written} >${text}</${name}>`;
    }),
})).node;

describe("XML", () => {
  it("is told as another reader tells it, wherever its pieces end", () => {
    fc.assert(
      fc.property(element, fc.integer({ min: 1, max: 40 }), (xml, step) => {
        const document = `\uFEFF<?xml version="1.0"?>\n${xml}\n`;
        expect(toldOf(document, step)).toEqual(toldBySaxes(document));
      }),
      { numRuns: 500 },
    );
  });

  it("is refused, wherever it is broken, when the other reader refuses it", () => {
    const letters = fc.constantFrom(..."<>&;\"'=/x ]!?-\u0000".split(""));
    fc.assert(
      fc.property(
        element,
        fc.nat(),
        letters,
        fc.integer({ min: 1, max: 40 }),
        (xml, at, letter, step) => {
          const place = at % xml.length;
          const broken = xml.slice(0, place) + letter + xml.slice(place + 1);
          const refused = whyNot(() => toldOf(broken, step));
          const other = String(whyNot(() => toldBySaxes(broken)) ?? "");
          if (refused) expect(refused).toBeInstanceOf(UnreadableFile);
          // Taken by us alone are marks that mislead nobody: ]]> in a text, < in an attribute.
          else expect(other).toMatch(/^$|\]\]>|disallowed|attribute|processing/);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it.each([
    ["a document type", '<!DOCTYPE a [<!ENTITY b "c">]><a/>', /document type/],
    ["an entity of its own", "<a>&b;</a>", /damaged inside/],
    ["an entity that never ends", `<a>&${"b".repeat(50)}`, /damaged inside/],
    ["a tag that never ends", `<a ${"b".repeat(600_000)}`, /damaged inside/],
    ["a comment that never ends", `<a><!-- ${"b".repeat(600_000)}`, /damaged inside/],
    ["a comment with two dashes in it", "<a><!-- b -- c --></a>", /damaged inside/],
    ["a thousand elements in one another", "<a>".repeat(1001), /damaged inside/],
    ["a hundred attributes", `<a ${names(101)}/>`, /damaged inside/],
    ["an attribute twice", '<a b="1" b="2"/>', /damaged inside/],
    ["two documents", "<a/><b/>", /damaged inside/],
    ["text outside", "<a/>b", /damaged inside/],
    ["a letter that XML cannot hold", "<a>\u0001</a>", /damaged inside/],
    ["a number of no letter", "<a>&#xD800;</a>", /damaged inside/],
    ["nothing", "", /damaged inside/],
    ["elements closed crosswise", "<a><b></a></b>", /damaged inside/],
  ])("is refused with %s", (_, xml, because) => {
    expect(String(whyNot(() => toldOf(xml, 5000)))).toMatch(because);
  });

  it("is refused in letters of another encoding", () => {
    const bytes = Uint8Array.from([0x3c, 0x61, 0x3e, 0xe9, 0x3c, 0x2f, 0x61, 0x3e]);
    expect(String(whyNot(() => readXml([bytes], { open() {} })))).toMatch(/damaged inside/);
  });
});

const names = (count: number) => Array.from({ length: count }, (_, at) => `b${at}="1"`).join(" ");

function whyNot(read: () => unknown): unknown {
  try {
    read();
    return undefined;
  } catch (error) {
    return error;
  }
}
