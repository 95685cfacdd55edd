import { describe, expect, it } from "vitest";
import { type LockFile, missingPackages, refuseNode } from "./install.mjs";

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
