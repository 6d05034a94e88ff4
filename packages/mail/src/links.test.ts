import { describe, expect, it } from "vitest";
import { linksOf } from "./links.ts";

describe("the links of a mail", () => {
  it("are those of the HTML and of the text, each once", () => {
    const html = `<a href="https://a.example/1?x=1&amp;y=2">one</a><a href='http://b.example/'>two</a>
      <img src="cid:falls"><img src="data:image/png;base64,AA=="><a href="mailto:a@b.example">x</a>`;
    const text =
      "See https://a.example/1?x=1&y=2. Or (http://c.example/path), or <http://d.example>.";
    expect(linksOf({ html, text })).toEqual([
      "https://a.example/1?x=1&y=2",
      "http://b.example/",
      "http://c.example/path",
      "http://d.example",
    ]);
  });

  it("are none in a mail without any", () => {
    expect(linksOf({ html: "<p>Hello</p>", text: "Hello" })).toEqual([]);
  });
});
