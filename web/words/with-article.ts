/** "an analyst", "a site sponsor". */
export function withArticle(name: string): string {
  const word = name.toLowerCase();
  if (word === "data entry") return `someone in ${word}`;
  return `${/^[aeiou]/.test(word) ? "an" : "a"} ${word}`;
}
