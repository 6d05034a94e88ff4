import { describe, expect, it } from "vitest";
import type { UserId } from "../identity.ts";
import { mentionsIn } from "./pin-comment.ts";

const person = (id: string, name: string) => ({ id: id as UserId, name });
const members = [
  person("ann", "Ann Lee"),
  person("anna", "Ann Leeds"),
  person("zoe", "Zoë Ångström"),
  person("twin", "Sam Hill"),
  person("other-twin", "Sam Hill"),
  person("nameless", ""),
];

describe("whom a comment names", () => {
  it("is told by a name after an @, in capitals or not", () => {
    expect(mentionsIn("Thanks, @Ann Lee! And @zoë ångström.", members)).toEqual(["ann", "zoe"]);
    expect(mentionsIn("@ANN LEE", members)).toEqual(["ann"]);
  });

  it("is the one with the longer name where one begins with the other", () => {
    expect(mentionsIn("@Ann Leeds did it", members)).toEqual(["anna"]);
  });

  it("is nobody whose name only begins so, or who is named without an @", () => {
    expect(mentionsIn("@Ann Leesson, Ann Lee, ann@lee.example, @", members)).toEqual([]);
  });

  it("is everybody of that name, each once", () => {
    expect(mentionsIn("@Sam Hill @Sam Hill", members)).toEqual(["twin", "other-twin"]);
  });
});
