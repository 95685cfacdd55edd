import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { ensureInstalled, type LockFile, missingPackages, refuseNode } from "./install.mjs";

describe("refuseNode", () => {
  it.each(["20.19.0", "20.20.2", "22.12.0", "24.1.0"])("accepts %s", (version) => {
    expect(refuseNode(version)).toBeNull();
  });

  it.each(["18.20.4", "20.18.9", "21.7.0", "22.11.0"])(
    "refuses %s and says what to do",
    (version) => {
      expect(refuseNode(version)).toContain(version);
      expect(refuseNode(version)).toContain("https://nodejs.org");
    },
  );
});

describe("missingPackages", () => {
  const wanted: LockFile = {
    packages: {
      "": { version: "0.1.0" },
      "node_modules/a": { version: "1.0.0", integrity: "sha512-a" },
      "node_modules/b": { version: "2.0.0", integrity: "sha512-b" },
      "node_modules/b-windows": { version: "2.0.0", optional: true },
    },
  };

  it("gives everything where nothing is installed", () => {
    expect(missingPackages(wanted, null)).toEqual(["node_modules/a", "node_modules/b"]);
  });

  it("gives nothing where all is there, whatever the other platforms need", () => {
    const { "node_modules/b-windows": _, ...here } = wanted.packages ?? {};
    expect(missingPackages(wanted, { packages: here })).toEqual([]);
  });

  it("gives what has another version or another content", () => {
    const packages = {
      "node_modules/a": { version: "1.0.1", integrity: "sha512-a" },
      "node_modules/b": { version: "2.0.0", integrity: "sha512-c" },
    };
    expect(missingPackages(wanted, { packages })).toEqual(["node_modules/a", "node_modules/b"]);
  });
});

describe("ensureInstalled", () => {
  it("refuses to install through a link, and leaves what it leads to", async () => {
    const { root, packages } = linkedCopy({ "node_modules/a": { version: "2.0.0" } });
    await expect(ensureInstalled(root)).rejects.toThrow("is a symbolic link");
    expect(readFileSync(join(packages, "a.js"), "utf8")).toBe("kept");
  });

  it("takes a link where everything wanted is installed", async () => {
    const { root } = linkedCopy({ "node_modules/a": { version: "1.0.0" } });
    await expect(ensureInstalled(root)).resolves.toBeUndefined();
  });
});

/** A copy of a program whose packages, `a` in version 1.0.0, lie elsewhere. */
function linkedCopy(wanted: NonNullable<LockFile["packages"]>) {
  const place = mkdtempSync(join(tmpdir(), "waymark-install-"));
  onTestFinished(() => rmSync(place, { recursive: true }));
  const [root, packages] = [join(place, "copy"), join(place, "packages")];
  for (const folder of [root, packages]) mkdirSync(folder);
  const installed = { packages: { "node_modules/a": { version: "1.0.0" } } };
  writeFileSync(join(packages, ".package-lock.json"), JSON.stringify(installed));
  writeFileSync(join(packages, "a.js"), "kept");
  writeFileSync(join(root, "package-lock.json"), JSON.stringify({ packages: wanted }));
  symlinkSync(packages, join(root, "node_modules"), "junction");
  return { root, packages };
}
