import { unzipSync } from "fflate";
import { expect, it } from "vitest";
import { filesToZip } from "./zip.ts";

it("[EXP-126] several files come as one archive, numbered, the same bytes each time", async () => {
  const files = ["one", "two"].map((text) => new Blob([text]));
  const bytes = async () => new Uint8Array(await (await filesToZip(files, "png")).arrayBuffer());
  const read = Object.entries(unzipSync(await bytes()));
  expect(read.map(([name, content]) => [name, new TextDecoder().decode(content)])).toEqual([
    ["1.png", "one"],
    ["2.png", "two"],
  ]);
  expect(await bytes()).toEqual(await bytes());
});

it("[EXP-126] ten files and more are listed in their order by any program", async () => {
  const zip = await filesToZip(
    Array.from({ length: 10 }, () => new Blob(["x"])),
    "png",
  );
  const names = Object.keys(unzipSync(new Uint8Array(await zip.arrayBuffer())));
  expect(names).toEqual([...names].sort());
  expect([names[0], names[9]]).toEqual(["01.png", "10.png"]);
});
