import { escaped } from "./escaped.ts";
import { paper, styleSheet } from "./html-looks.ts";

/** A mail's HTML document: one column of 600 pixels at most, in the reader's light or dark. */
export function mailDocument(title: string, content: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escaped(title)}</title>
<style>${styleSheet}</style>
</head>
<body ${paper}>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center" ${paper}>
<table role="presentation" width="600" cellpadding="0" cellspacing="0" style="width:100%;max-width:600px"><tr><td align="left" style="padding:24px 16px;word-break:break-word;overflow-wrap:anywhere">
${content}</td></tr></table>
</td></tr></table>
</body>
</html>
`;
}
