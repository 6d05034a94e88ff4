import { strToU8, zipSync, zlibSync } from "fflate";
import { describe, expect, it } from "vitest";
import { UnreadableFile } from "../unreadable-file.ts";
import { attachmentName, MOST_BYTES, readAttachment } from "./attachment.ts";

const text = (words: string) => new TextEncoder().encode(words);
const word = (parts: Record<string, string> = {}) =>
  zipSync(
    Object.fromEntries(
      Object.entries({
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": "<d/>",
        ...parts,
      }).map(([name, words]) => [name, strToU8(words)]),
    ),
  );
const pdf = (words: string) => text(`%PDF-1.7\n1 0 obj<<${words}>>endobj\n%%EOF\n`);

describe("a file", () => {
  it("is what its content says, whatever it is called", () => {
    expect(readAttachment("a.exe", pdf("/Type/Catalog")).type).toBe("application/pdf");
    expect(readAttachment("a.png", text("a,b\n1,2")).type).toBe("text/plain");
    expect(readAttachment("a.csv", text("a,b\n1,2")).type).toBe("text/csv");
    expect(readAttachment("a.html", word()).type).toMatch(/wordprocessingml/);
  });

  it("may hold a link that one follows, and nothing that follows by itself", () => {
    const link = (type: string) =>
      word({
        "word/_rels/document.xml.rels": `<R TargetMode="External" Type="x/${type}" Target="https://a.example"/>`,
      });

    expect(() => readAttachment("a.docx", link("hyperlink"))).not.toThrow();
    expect(() => readAttachment("a.docx", link("attachedTemplate"))).toThrow(UnreadableFile);
  });

  it.each([
    ["an empty one", new Uint8Array(), "empty"],
    ["one of more than 10 MB", new Uint8Array(MOST_BYTES + 1).fill(97), "larger than 10 MB"],
    ["a page", text("<script>1</script>"), "Web pages"],
    ["a drawing after a sentence", text("see <svg onload=x>"), "Web pages"],
    ["a program", text("MZ\u0000\u0001"), "Taken are"],
    ["a PDF with a script", pdf("/S/JavaScript"), "has a script"],
    ["a PDF with a script spelled otherwise", pdf("/S/#4aava#53cript"), "has a script"],
    ["a PDF that is cut", text("%PDF-1.7\n"), "not whole"],
    ["a Word file with macros", word({ "word/vbaProject.bin": "x" }), "has a program"],
    ["a zip of something else", zipSync({ a: strToU8("b") }), "Of packed files"],
  ])("is refused with a sentence: %s", (_, bytes, words) => {
    expect(() => readAttachment("a.txt", bytes)).toThrow(words);
  });

  it("has scripts found in its packed parts, too", () => {
    const packed = zlibSync(text("<</S/JavaScript/JS(app.alert(1))>>"));
    const bytes = new Uint8Array([
      ...text("%PDF-1.7\n1 0 obj<</Type/ObjStm/Filter/FlateDecode>>stream\n"),
      ...packed,
      ...text("\nendstream endobj\n%%EOF\n"),
    ]);

    expect(() => readAttachment("a.pdf", bytes)).toThrow("has a script");
  });

  it("of a picture too large to decode is refused by its header", () => {
    const bytes = new Uint8Array(60);
    bytes.set([
      0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52,
    ]);
    new DataView(bytes.buffer).setUint32(16, 10_000);
    new DataView(bytes.buffer).setUint32(20, 10_000);

    expect(() => readAttachment("a.png", bytes)).toThrow("10000 × 10000 points");
  });
});

describe("a file’s name", () => {
  it.each([
    ["report.pdf.html", "report-pdf.pdf"],
    ["../../etc/passwd", "passwd.pdf"],
    ["a\u202egnp.exe", "a-gnp.pdf"],
    ['x";a="b.html', "x-a-b.pdf"],
    [".html", "file.pdf"],
    ["Über uns (2).PDF", "Über uns (2).pdf"],
    ["x".repeat(300), `${"x".repeat(80)}.pdf`],
  ])("keeps its letters and has one ending: %s", (name, shown) => {
    expect(attachmentName(name, "application/pdf")).toBe(shown);
  });
});
