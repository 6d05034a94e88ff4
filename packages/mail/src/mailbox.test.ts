import { describe, expect, it } from "vitest";
import { Address } from "./address.ts";
import { mailboxOf } from "./mailbox.ts";

const mailbox = (text: string) => mailboxOf(Address.parse(text));

describe("the mailbox of an address", () => {
  it.each([
    ["ada@north.example", "ada@north.example"],
    ["Ada+trial@North.example", "ada@north.example"],
    ["ada+one+two@north.example", "ada@north.example"],
    ["a.da@north.example", "a.da@north.example"],
    ["a.d.a+x@gmail.com", "ada@gmail.com"],
    ["ada@googlemail.com", "ada@gmail.com"],
    ["+ada@north.example", "+ada@north.example"],
  ])("of %s is %s", (address, expected) => {
    expect(mailbox(address)).toBe(expected);
  });
});
