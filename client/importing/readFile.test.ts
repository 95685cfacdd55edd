import { expect, it } from "vitest";
import { readAgain, readFile } from "./readFile.ts";

const latin = (text: string): Uint8Array => Uint8Array.from(text, (sign) => sign.charCodeAt(0));

async function read(bytes: Uint8Array) {
  const found = await readFile(new File([Uint8Array.from(bytes)], "list.txt"));
  if (!found.ok) throw new Error(found.error.message);
  return found.value;
}

it("[IMP-117] a file whose bytes do not tell its encoding comes with the one that was guessed, and is read anew in another", async () => {
  const source = await read(latin("\xbd\xd3\xb4\xa5\xb5\xe3"));
  expect(source).toMatchObject({ text: "½Ó´¥µã", guessed: { encoding: "windows-1252" } });
  expect(readAgain(source, "gb18030")).toMatchObject({
    text: "接触点",
    fileName: "list.txt",
    guessed: { encoding: "gb18030" },
  });
  expect(readAgain(readAgain(source, "gb18030"), "windows-1252").text).toBe(source.text);
});

it("[IMP-117] nothing is guessed of UTF-8 without a fault, but of UTF-8 that is damaged it is", async () => {
  const utf8 = new TextEncoder().encode("Zahlt für 5 € – wartet");
  expect(await read(utf8)).toEqual({ text: "Zahlt für 5 € – wartet", fileName: "list.txt" });
  const damaged = await read(Uint8Array.from([...utf8, 0xc3]));
  expect(damaged.guessed?.encoding).toBe("utf-8");
});
