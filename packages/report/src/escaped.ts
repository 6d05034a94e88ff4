const entities: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text as it may stand in HTML, between tags and inside quoted attributes. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => entities[letter] ?? letter);
}

/** A name on its own, whose direction of writing leaves its surroundings alone. */
export function nameHtml(name: string): string {
  return `<bdi>${escaped(name)}</bdi>`;
}
