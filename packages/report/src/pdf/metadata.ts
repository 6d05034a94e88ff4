import { escaped } from "../escaped.ts";

/** What a file says of itself. */
export interface FileFacts {
  title: string;
  author: string;
  language: string;
  /** ISO 8601. */
  madeAt: string;
}

/**
 * The file's description in XMP, with the claim that it follows PDF/UA-1 (ISO 14289-1).
 *
 * @returns XML.
 */
export function metadataXml({ title, author, language, madeAt }: FileFacts): string {
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escaped(title)}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>${escaped(author)}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>${escaped(language)}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>${escaped(madeAt)}</xmp:CreateDate>
<xmp:ModifyDate>${escaped(madeAt)}</xmp:ModifyDate>
<pdf:Producer>Allteach</pdf:Producer>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>`;
}

/** `2026-11-21T07:00:00.000Z` as the format has it: `D:20261121070000Z`. */
export function fileDate(iso: string): string {
  return `D:${new Date(iso)
    .toISOString()
    .replace(/\.\d+Z$/, "")
    .replace(/[-T:]/g, "")}Z`;
}
