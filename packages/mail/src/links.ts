/** Every http and https address of a mail's HTML and text, each once, in order of appearance. */
export function linksOf({ html, text }: { html: string; text: string }): string[] {
  const hrefs = [...html.matchAll(/\s(?:href|src|action)\s*=\s*(?:"([^"]*)"|'([^']*)')/gi)].map(
    ([, double, single]) => unescaped(double ?? single ?? ""),
  );
  const written = [...text.matchAll(/https?:\/\/[^\s<>"']+/gi)].map(([address]) =>
    address.replace(/[.,;:!?)\]]+$/, ""),
  );
  const links = [...hrefs, ...written].filter((address) => /^https?:\/\//i.test(address));
  return [...new Set(links)];
}

const entities: Record<string, string> = {
  "&amp;": "&",
  "&quot;": '"',
  "&#39;": "'",
  "&#x27;": "'",
  "&lt;": "<",
  "&gt;": ">",
};

function unescaped(text: string): string {
  return text.replace(/&(?:amp|quot|#39|#x27|lt|gt);/g, (entity) => entities[entity] ?? entity);
}
